namespace Dtks.Functions.Evidence;

/// <summary>How much of an upload has arrived.</summary>
/// <param name="IsWhole">Whether the file is put together: then it can be completed, and nothing more is taken.</param>
/// <param name="Received">Bytes.</param>
/// <param name="Blocks">The blocks that wait for their list, in the order they are stored.</param>
public sealed record UploadProgress(bool IsWhole, long Received, IReadOnlyList<UploadBlock> Blocks);

/// <summary>A block that has arrived.</summary>
/// <param name="Id">The id that it was sent under, Base64.</param>
/// <param name="Size">Bytes.</param>
public sealed record UploadBlock(string Id, long Size);
