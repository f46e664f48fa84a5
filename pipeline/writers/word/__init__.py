"""What a Word file is drawn with: shells, styles, tables, charts, hidden anchors."""
