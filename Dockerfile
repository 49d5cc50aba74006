# syntax=docker/dockerfile:1
# `serve`: a real installation on your own PostgreSQL 18. Written for, and not built where this was written.
FROM node:26-bookworm-slim AS build
WORKDIR /fairlead
COPY package.json package-lock.json .npmrc ./
COPY packages packages
COPY apps apps
COPY tools tools
COPY tsconfig*.json ./
RUN npm ci --include=dev && node tools/build.ts
# What only building and testing need does not go to production.
RUN npm prune --omit=dev --ignore-scripts

FROM node:26-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4600
WORKDIR /fairlead
COPY --from=build --chown=root:root /fairlead /fairlead
# Nothing in the image is writable by the process.
USER node
EXPOSE 4600
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# No shell and no npm in between: SIGTERM reaches the server, which drains and ends with 0.
CMD ["node", "--disable-warning=ExperimentalWarning", "apps/server/src/main.ts", "serve"]
