using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Kernel;
using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Newtonsoft.Json;

namespace Dtks.Functions.Audit;

/// <summary>Makes seals and holds them against each other and against the entries they name. Pure: no clock, no store.</summary>
public static class SealChain
{
    /// <summary>The seal of an hour.</summary>
    /// <param name="previous">The seal before it; null for the partition's first.</param>
    /// <param name="partition">Where the entries stand.</param>
    /// <param name="hour">The hour.</param>
    /// <param name="entries">Its entries, in any order.</param>
    /// <param name="late">Entries of earlier hours that no seal holds, in any order; null for none.</param>
    public static AuditSeal Next(string? previous, Partition partition, string hour, IEnumerable<SealedEntry> entries, IReadOnlyCollection<SealedEntry>? late = null)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var seal = new AuditSeal(
            partition.Container.Name, partition.Value, hour, previous ?? string.Empty, Ordered(entries), string.Empty, late is { Count: > 0 } ? Ordered(late) : null);
        return seal with { Digest = DigestOf(seal) };
    }

    /// <summary>The first thing that is wrong with a seal; null when nothing is.</summary>
    /// <param name="seal">The seal.</param>
    /// <param name="previous">The digest of the seal before it; null when it must be the first.</param>
    /// <param name="partition">Where it should be of.</param>
    /// <param name="hour">The hour it should be of.</param>
    /// <param name="stored">What stands in the trail of that time: after the hour before, up to this one; for the first also what has no hour. And what it
    /// holds of earlier hours.</param>
    public static SealBreak? BreakIn(AuditSeal seal, string? previous, Partition partition, string hour, IReadOnlyCollection<SealedEntry> stored)
    {
        ArgumentNullException.ThrowIfNull(seal);
        ArgumentNullException.ThrowIfNull(partition);
        if (seal.Digest != DigestOf(seal) || seal.Container != partition.Container.Name || seal.Partition != partition.Value || seal.Hour != hour)
        {
            return new SealBreak(SealBreakKind.SealAltered, hour, Entry: null);
        }

        return seal.Previous == (previous ?? string.Empty)
            ? BreakOf(seal, stored)
            : new SealBreak(SealBreakKind.SealMissing, hour, Entry: null);
    }

    /// <summary>An entry as a seal names it.</summary>
    public static SealedEntry EntryOf(AuditDocument entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new SealedEntry(entry.Id, DigestOf(entry));
    }

    /// <summary>One that cannot be read, by all that is stored of it: so it differs from what it was, and from what it is once it is repaired.</summary>
    public static SealedEntry EntryOf(UnreadableDocument entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new SealedEntry(entry.Id, Digest(["unreadable", entry.Whole()]));
    }

    /// <summary>The digest of all that an entry says.</summary>
    public static string DigestOf(AuditDocument entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Digest(
        [
            .. Carried(entry.Outbox), entry.Id, entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), entry.Subject, WireName.Of(entry.Role), entry.Action, entry.Target,
            Known(entry.Part), Known(entry.Rule), Known(entry.Policy), Known(entry.TraceId), Known(entry.SealHour),
            .. entry.Fields is null ? ["-"] : entry.Fields.Prepend("+"),
        ]);
    }

    private static SealBreak? BreakOf(AuditSeal seal, IReadOnlyCollection<SealedEntry> stored)
    {
        var found = stored.ToDictionary(e => e.Id, e => e.Digest, StringComparer.Ordinal);
        foreach (var entry in seal.All())
        {
            if (!found.Remove(entry.Id, out var digest))
            {
                return new SealBreak(SealBreakKind.EntryDeleted, seal.Hour, entry.Id);
            }

            if (digest != entry.Digest)
            {
                return new SealBreak(SealBreakKind.EntryAltered, seal.Hour, entry.Id);
            }
        }

        return found.Count == 0 ? null : new SealBreak(SealBreakKind.EntryInserted, seal.Hour, found.Keys.Order(StringComparer.Ordinal).First());
    }

    private static IReadOnlyList<SealedEntry> Ordered(IEnumerable<SealedEntry> entries) => [.. entries.OrderBy(e => e.Id, StringComparer.Ordinal)];

    // What is late comes after a word that is no id: seals that hold nothing late keep the digest they always had.
    private static string DigestOf(AuditSeal seal) => Digest(
    [
        seal.Container, seal.Partition, seal.Hour, seal.Previous, .. seal.Entries.SelectMany(e => new[] { e.Id, e.Digest }),
        .. seal.Late is null ? [] : seal.Late.SelectMany(e => new[] { e.Id, e.Digest }).Prepend("late"),
    ]);

    // Before the id, which never reads so: entries that carry nothing keep the digest they always had.
    private static IEnumerable<string> Carried(FollowUps? outbox) =>
        outbox is null ? [] : ["outbox", outbox.Ticket, JsonOrder.Of(outbox.Entries).ToString(Formatting.None)];

    // What is absent and what is empty are not the same.
    private static string Known(string? value) => value is null ? "-" : $"+{value}";

    // Each part with its length: no two sequences are written alike.
    private static string Digest(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length}:")));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
