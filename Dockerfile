# The hub as one image. With PostgreSQL beside it: compose.yaml. Guide: docs/guides/deploy.md

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY bin bin
COPY src src
COPY test test
COPY bench bench
COPY scripts scripts
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    GATEHOUSE_DATA_DIR=/data
WORKDIR /app
COPY package.json LICENSE CHANGELOG.md ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist/src dist/src
COPY bin bin
# Views and assets are read from src; the compiled code is in dist.
COPY src src
COPY data data
COPY definitions definitions
COPY migrations migrations
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node.js itself is process 1: it hears SIGTERM, and the hub starts no process that could be orphaned.
CMD ["node", "--enable-source-maps", "bin/gatehouse.js", "serve"]
