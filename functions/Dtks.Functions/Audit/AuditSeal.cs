namespace Dtks.Functions.Audit;

/// <summary>
/// What the audit trail of a partition held of one hour, fixed once the hour was over. It names every entry with its digest, and the seal
/// before it by that one's digest; it is written once and never replaced.
/// </summary>
/// <param name="Container">The container the entries stand in.</param>
/// <param name="Partition">Their partition.</param>
/// <param name="Hour">The UTC hour, such as <c>2026-11-26T08</c>.</param>
/// <param name="Previous">The digest of the seal before; empty in the first, which also holds the entries from before there were seals.</param>
/// <param name="Entries">The entries, by id.</param>
/// <param name="Digest">The digest of all of that: 64 hexadecimal digits.</param>
/// <param name="Late">Entries of earlier hours that came when those were sealed, by id; null for none. A clock had been set back, or their saving took long.</param>
public sealed record AuditSeal(
    string Container, string Partition, string Hour, string Previous, IReadOnlyList<SealedEntry> Entries, string Digest, IReadOnlyList<SealedEntry>? Late = null)
{
    /// <summary>All that it holds.</summary>
    public IEnumerable<SealedEntry> All() => Late is null ? Entries : Entries.Concat(Late);
}

/// <summary>An entry in a seal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Digest">The digest of all it says.</param>
public sealed record SealedEntry(string Id, string Digest);
