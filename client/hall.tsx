import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

const app = document.getElementById("app");
if (!app) throw new Error("index.html has no #app");
createRoot(app).render(<StrictMode>Pavilion</StrictMode>);
