namespace Dtks.Domain.Imports;

/// <summary>How large a prelist may be. What is larger is refused with the advice to divide it, before more of it is read.</summary>
public static class ImportLimits
{
    /// <summary>The largest file, in bytes: 10 MiB.</summary>
    public const long MaxBytes = 10 * 1024 * 1024;

    /// <summary>The most rows under the header that are not blank.</summary>
    public const int MaxRows = 20_000;

    /// <summary>The longest cell, in characters: longer is a quotation mark that nobody closed, or no prelist.</summary>
    public const int MaxCell = 2_000;

    /// <summary>The most characters in all cells together.</summary>
    public const int MaxCharacters = 12_000_000;

    /// <summary>The most columns that are looked at.</summary>
    public const int MaxColumns = 200;

    /// <summary>The most bytes that an XLSX unpacks to: 64 MiB.</summary>
    public const long MaxUnpacked = 64 * 1024 * 1024;

    /// <summary>The most families that are worked together: with their audit entries they fit one batch.</summary>
    public const int ChunkFamilies = 40;

    /// <summary>The most rows that are worked together, unless one family has more.</summary>
    public const int ChunkRows = 200;

    /// <summary>The most characters of such rows, unless one row has more.</summary>
    public const int ChunkCharacters = 120_000;

    /// <summary>The most rows of one family card: more is no family, and each such row is refused.</summary>
    public const int FamilyRows = People.FamilyReader.MaxMembers;
}
