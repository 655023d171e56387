-- A day so many working days after another is looked up by its number.
create index working_day_number on working_day (calendar, vintage, number) where is_working;
