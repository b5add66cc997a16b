"""The lectures: one module a scene, one scene an idea."""
