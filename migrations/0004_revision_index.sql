-- A figure's address is its revision; without these every visit to one would read the whole table.

create index level_revision on level (revision_id);
create index published_figure_revision on published_figure (revision_id);
