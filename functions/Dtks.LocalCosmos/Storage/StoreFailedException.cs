namespace Dtks.LocalCosmos.Storage;

/// <summary>SQLite refused: the disk is full, the file is damaged, or another process holds it.</summary>
internal sealed class StoreFailedException(int code, string message) : Exception($"The store failed: {message} (SQLite result {code}).")
{
    /// <summary>SQLite's result code.</summary>
    public int Code { get; } = code;
}
