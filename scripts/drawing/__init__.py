"""What charts and maps are drawn with: elements, colours, axes and the words on them."""
