using System.Text;
using Dtks.Domain.Evidence;
using Dtks.Domain.Imports;

namespace Dtks.Functions.Imports;

/// <summary>What a file is by its first bytes, whatever it was declared as.</summary>
internal static class FileSignature
{
    // PKWARE APPNOTE 4.3.7; [MS-CFB] 2.2.
    private static ReadOnlySpan<byte> Zip => [0x50, 0x4B, 0x03, 0x04];

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Whether it is a workbook of today; else it is read as text.</summary>
    /// <exception cref="RefusedFileException">A workbook with a password, or of the old kind, or a PDF or picture.</exception>
    public static bool IsWorkbook(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Zip))
        {
            return true;
        }

        // The stream's name in the directory of the compound file ([MS-OFFCRYPTO] 2.3).
        if (bytes.StartsWith(Compound))
        {
            throw new RefusedFileException(bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? ImportViolations.Encrypted : ImportViolations.OldWorkbook);
        }

        return EvidenceFormats.Sniff(bytes) is null ? false : throw new RefusedFileException(ImportViolations.NotText);
    }
}
