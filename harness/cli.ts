import './greencheck.mjs'
