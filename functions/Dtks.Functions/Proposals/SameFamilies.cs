using Dtks.Domain.People;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;
using Dtks.Platform.Records;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Finds proposals of one village for the same family card, of people whom the population register does not confirm (REG-5): no claim keeps them apart, so that it is told wherever one of them is decided, and nothing is refused for it.
/// </summary>
public sealed class SameFamilies(DocumentStore store, KeyedHash hash, UnreadableRecords unreadables)
{
    /// <summary>What a refusal or an advice names them by: the code.</summary>
    public const string Code = "proposal.likelySame";

    private const int AtATime = 100;

    /// <summary>What a family's card is found by: never its number.</summary>
    public string CardOf(Family family)
    {
        ArgumentNullException.ThrowIfNull(family);
        return hash.OfFamilyCard(family.FamilyCardNumber.Value);
    }

    /// <summary>Those that wait, or were admitted and wait for papers, by card, the earliest first.</summary>
    public async Task<ILookup<string, SameFamily>> OfAsync(string village, IEnumerable<string> cards, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cards);
        var (partition, found) = (Partitions.Registry(village), new List<SameFamily>());
        foreach (var chunk in cards.Distinct(StringComparer.Ordinal).Chunk(AtATime))
        {
            var names = chunk.Select((card, i) => (Name: $"@card{i}", Card: card)).ToList();
            var query = names.Aggregate(
                new DocumentQuery($"SELECT c.id, c.trackingCode, c.createdOn, c.unconfirmedCard, c.state.proposedBy FROM c WHERE c.type = 'proposal' AND c.unconfirmedCard IN ({string.Join(", ", names.Select(n => n.Name))})"),
                (asked, n) => asked.With(n.Name, n.Card));
            await foreach (var one in store.AllAsync<SameFamily>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
            {
                found.Add(one);
            }
        }

        return found.OrderBy(one => one.CreatedOn).ThenBy(one => one.Id, StringComparer.Ordinal).ToLookup(one => one.UnconfirmedCard, StringComparer.Ordinal);
    }
}

/// <summary>A proposal of people whom the population register does not confirm.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="TrackingCode">What it is followed by.</param>
/// <param name="CreatedOn">When it was submitted.</param>
/// <param name="UnconfirmedCard">What its family's card is found by.</param>
/// <param name="ProposedBy">Who proposed it.</param>
public sealed record SameFamily(string Id, string TrackingCode, DateTimeOffset CreatedOn, string UnconfirmedCard, string ProposedBy)
{
    /// <summary>The proposal's id.</summary>
    public string Proposal => Id[ProposalDocument.IdOf(string.Empty).Length..];
}
