using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Protection;
using Dtks.Platform.Records;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Reencryption;

/// <summary>
/// Encrypts anew what is under an older key, or in envelopes of the older form. It asks for whatever is left, so it needs no memory of where
/// it stood: stopped and begun again, or begun twice, it does what remains. A document that cannot be read is set aside alone.
/// </summary>
public sealed class DocumentReencryption(
    DocumentStore store, ProtectedDocuments documents, FieldProtection protection, OneByOne each, UnreadableRecords unreadables, QueueSender queues)
{
    /// <summary>The most documents of a type that are set aside before the work stops: so many are no accident, but a key that is missing.</summary>
    public const int MostSetAside = 100;

    private const int AtATime = 200;
    private const int AtOnce = 8;
    private const string IsLeft = "c.type = @type AND (NOT IS_DEFINED(c.protectedBy) OR c.protectedBy != @mark)";

    /// <summary>How many documents are left, by type.</summary>
    public async Task<IReadOnlyDictionary<string, long>> LeftAsync(CancellationToken cancellation)
    {
        var left = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var kind in documents.All)
        {
            left[kind.Type] = await store.SweepCountAsync(kind.Container, Query("VALUE COUNT(1)", IsLeft, kind), cancellation);
        }

        return left;
    }

    /// <summary>One page; the rest by another message.</summary>
    /// <exception cref="MessageException">There is no such type, or too many were set aside.</exception>
    public async Task WorkAsync(ReencryptionMessage message, CancellationToken cancellation)
    {
        var kind = documents.All.FirstOrDefault(d => d.Type == message.Type) ?? throw new MessageException($"no documents of type {message.Type} are protected");
        if (message is { Partition: { } partition, Id: { } id })
        {
            await kind.Rewrite(store, new Partition(kind.Container, partition), id, cancellation);
            return;
        }

        if (message.Except.Count >= MostSetAside)
        {
            throw new MessageException($"{message.Except.Count} documents of type {kind.Type:known} cannot be read: is every key there that was used?");
        }

        var page = await NextAsync(kind, message.Except, cancellation);
        var kept = await each.RunAsync(
            page,
            AtOnce,
            (found, stop) => kind.Rewrite(store, new Partition(kind.Container, found.Partition), found.Id, stop),
            (found, failure) => SetAsideItem.Of(ReencryptDocuments.Queue, new ReencryptionMessage(kind.Type, [], found.Partition, found.Id), failure) with { Subject = found.Id },
            cancellation);
        if (page.Count > 0)
        {
            await queues.SendAsync(ReencryptDocuments.Queue, message with { Except = [.. message.Except, .. kept.Select(k => k.Id)] }, cancellation);
        }
    }

    private async Task<IReadOnlyList<FoundDocument>> NextAsync(ProtectedDocument kind, IReadOnlyList<string> except, CancellationToken cancellation)
    {
        var query = Query($"c.id, c[\"{kind.Container.KeyMember}\"] AS partition", $"{IsLeft} AND NOT ARRAY_CONTAINS(@except, c.id)", kind).With("@except", except);
        var page = new List<FoundDocument>(AtATime);
        await foreach (var found in store.SweepAsync<FoundDocument>(kind.Container, query, cancellation).ReadOr(bad => unreadables.LeftOut(kind.Container, bad), cancellation))
        {
            page.Add(found);
            if (page.Count == AtATime)
            {
                break;
            }
        }

        return page;
    }

    private DocumentQuery Query(string select, string where, ProtectedDocument kind) =>
        new DocumentQuery($"SELECT {select} FROM c WHERE {where}").With("@type", kind.Type).With("@mark", protection.Mark);

    private sealed record FoundDocument(string Id, string Partition);
}
