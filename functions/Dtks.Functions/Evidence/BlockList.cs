using System.Xml;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Evidence;

/// <summary>Reads which blocks make a file, in the form of storage's own Put Block List.</summary>
internal static class BlockList
{
    /// <summary>The longest list, in bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>The ids, in order; at least one.</summary>
    /// <exception cref="ProblemException">400 for anything else.</exception>
    public static IReadOnlyList<string> Read(Stream body)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true, IgnoreProcessingInstructions = true };
        try
        {
            using var xml = XmlReader.Create(body, settings);
            xml.MoveToContent();
            if (xml.LocalName != "BlockList")
            {
                throw Bad();
            }

            var ids = new List<string>();
            for (xml.Read(); xml.NodeType == XmlNodeType.Element;)
            {
                ids.Add(xml.LocalName is "Latest" or "Uncommitted" ? xml.ReadElementContentAsString().Trim() : throw Bad());
            }

            return ids.Count is > 0 and <= UploadReception.MostBlocks ? ids : throw Bad();
        }
        catch (XmlException)
        {
            throw Bad();
        }
    }

    private static ProblemException Bad() => new(Problem.Invalid("", "evidence.blockList"));
}
