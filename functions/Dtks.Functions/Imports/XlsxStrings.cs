using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Dtks.Domain.Imports;

namespace Dtks.Functions.Imports;

/// <summary>The table of texts that a workbook's cells point into.</summary>
internal static class XlsxStrings
{
    /// <summary>How parts are read: no DTD, nothing fetched, and no further than they may be.</summary>
    public static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = ImportLimits.MaxUnpacked,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The texts by their places. One that is longer than a cell can be stands as it is cut off, one character too long.</summary>
    public static IReadOnlyList<string> Of(SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null)
        {
            return texts;
        }

        var characters = 0L;
        using var xml = XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), Xml);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                var text = TextIn(xml, "si");
                characters += text.Length;
                texts.Add(characters <= ImportLimits.MaxCharacters * 2L ? text : throw new RefusedFileException(ImportViolations.TooMuchText, ("max", "12")));
            }
        }

        return texts;
    }

    /// <summary>The text of all runs up to the end of an element, without what tells how it is read aloud.</summary>
    public static string TextIn(XmlReader xml, string element)
    {
        if (xml.IsEmptyElement)
        {
            return string.Empty;
        }

        var (text, isText, phonetic) = (new StringBuilder(), false, 0);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == element))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "rPh" && !xml.IsEmptyElement:
                    phonetic++;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "rPh":
                    phonetic--;
                    break;
                case XmlNodeType.Element:
                    isText = xml.LocalName == "t" && !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement:
                    isText = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when isText && phonetic == 0 && text.Length <= ImportLimits.MaxCell:
                    text.Append(xml.Value.AsSpan(0, Math.Min(xml.Value.Length, ImportLimits.MaxCell + 1)));
                    break;
            }
        }

        return text.ToString();
    }
}
