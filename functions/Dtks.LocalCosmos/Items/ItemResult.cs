namespace Dtks.LocalCosmos.Items;

/// <summary>What became of one operation on one item.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="SubStatus">The service's sub-status; 0 when there is none.</param>
/// <param name="Charge">Request units.</param>
/// <param name="ETag">The item's entity tag; null when there is no item.</param>
/// <param name="Body">The document; empty when the answer carries none.</param>
/// <param name="Sequence">Sequence number of the write; 0 for a read.</param>
/// <param name="Message">Why it failed; null when it did not.</param>
internal sealed record ItemResult(
    int Status, int SubStatus, double Charge, string? ETag, ReadOnlyMemory<byte> Body, long Sequence, string? Message = null)
{
    public bool Succeeded => Status < 400;
}
