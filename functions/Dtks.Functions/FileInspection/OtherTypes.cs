using System.Buffers.Binary;
using Dtks.Domain.Evidence;

namespace Dtks.Functions.FileInspection;

/// <summary>
/// Finds a second file in a file: one that other programs would open as something else, an archive or a page behind or within a picture. What
/// phones leave behind a picture (a second picture, a short film, a maker's own block, zeros) is none.
/// </summary>
internal static class OtherTypes
{
    // An archive's end record (PKWARE APPNOTE 4.3.16) and the longest comment behind it.
    private const int ZipEndBytes = 22;
    private const int ZipCommentMost = ushort.MaxValue;

    private static readonly byte[][] Beginnings =
    [
        [.. "PK\u0003\u0004"u8], [.. "%PDF-"u8], [.. "MZ"u8], [0x7F, .. "ELF"u8], [.. "Rar!"u8], [.. "7z"u8, 0xBC, 0xAF], [0x1F, 0x8B, 0x08],
        [0xD0, 0xCF, 0x11, 0xE0], [.. "GIF8"u8], [.. "#!"u8],
    ];

    // Behind a picture phones leave another one; behind a document it is a second file.
    private static readonly byte[][] Pictures = [[0x89, .. "PNG"u8], [0xFF, 0xD8, 0xFF]];

    private static readonly byte[][] Markup = [[.. "<html"u8], [.. "<script"u8], [.. "<!doctype html"u8], [.. "<?php"u8], [.. "<svg"u8], [.. "<iframe"u8]];

    /// <summary>Looks at a picture.</summary>
    /// <exception cref="FileFaultException">There is another file in it.</exception>
    public static void RefuseIn(ReadOnlySpan<byte> file, PictureShape picture)
    {
        Refuse(IsZip(file, picture.End) || IsOther(file[picture.End..]) || file[..Math.Min(file.Length, EvidenceFormats.HeaderWithin)].IndexOf("%PDF-"u8) >= 0);
        foreach (var note in picture.Notes)
        {
            Refuse(HasMarkup(file[note]));
        }
    }

    /// <summary>Looks at what stands before a PDF's header and after its end.</summary>
    /// <exception cref="FileFaultException">There is another file in it.</exception>
    public static void RefuseAround(ReadOnlySpan<byte> file, int header, int end)
    {
        var lead = file[..header];
        Refuse(IsZip(file, end) || IsOther(file[end..]) || Begins(Said(file[end..]), Pictures) || HasMarkup(lead) || Begins(lead, Beginnings));
    }

    private static bool IsOther(ReadOnlySpan<byte> rest)
    {
        var said = Said(rest);
        return Begins(said, Beginnings) || HasMarkup(said) || said.IndexOf("PK\u0003\u0004"u8) >= 0 || said.IndexOf("%PDF-"u8) >= 0;
    }

    private static ReadOnlySpan<byte> Said(ReadOnlySpan<byte> rest) => rest.TrimStart("\0\t\n\f\r "u8);

    private static bool Begins(ReadOnlySpan<byte> said, byte[][] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (said.StartsWith(beginning))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasMarkup(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'<'); at >= 0;)
        {
            text = text[at..];
            foreach (var word in Markup)
            {
                if (text.Length >= word.Length && System.Text.Ascii.EqualsIgnoreCase(text[..word.Length], word))
                {
                    return true;
                }
            }

            at = text[1..].IndexOf((byte)'<') is var next && next >= 0 ? next + 1 : -1;
        }

        return false;
    }

    // Archives are read from their end: the record whose comment reaches the file's end, or one behind the document.
    private static bool IsZip(ReadOnlySpan<byte> file, int end)
    {
        var from = Math.Max(0, file.Length - ZipEndBytes - ZipCommentMost);
        for (var rest = file[from..]; rest.LastIndexOf("PK\u0005\u0006"u8) is var at && at >= 0; rest = rest[..at])
        {
            var record = from + at;
            if (record + ZipEndBytes <= file.Length
                && (record >= end || record + ZipEndBytes + BinaryPrimitives.ReadUInt16LittleEndian(file[(record + 20)..]) == file.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static void Refuse(bool isTwo)
    {
        if (isTwo)
        {
            throw new FileFaultException(EvidenceViolations.TwoInOne);
        }
    }
}
