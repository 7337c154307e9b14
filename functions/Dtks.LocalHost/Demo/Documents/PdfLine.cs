namespace Dtks.LocalHost.Demo.Documents;

/// <summary>A paragraph of a PDF page.</summary>
/// <param name="Text">Its text, wrapped at the margin; empty for a blank line.</param>
/// <param name="Bold">Whether it is set in bold.</param>
/// <param name="Centred">Whether each of its lines stands in the middle.</param>
internal sealed record PdfLine(string Text, bool Bold = false, bool Centred = false);
