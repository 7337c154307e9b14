using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Proposals;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Records;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Ratification;

/// <summary>
/// Proposals for assistance that stand as ratified although their letter was carried over, and did not reach them (RAT-3): their household was no more (REG-8) when
/// such a row was left as it was, or they are set aside. Each row is carried over once more; whenever they were written, for the letter that ends it is written elsewhere.
/// </summary>
public sealed class UncarriedProposals(DocumentStore store, ProposalRepository proposals, LetterRepository letters, QueueSender queues, UnreadableRecords unreadables) : IWaiting, IFamilyFollower
{
    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RegistryContainer;

    /// <inheritdoc />
    public string Condition { get; } = WaitingIds.Condition(ProposalDocument.TypeName, "ratified");

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return [.. (await MessagesAsync(partition, new DocumentQuery(Query(string.Empty)), cancellation)).Select(m => new WaitingMessage(ApplyLetters.Queue, m))];
    }

    /// <inheritdoc />
    public async Task FollowAsync(HouseholdState changed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var query = new DocumentQuery(Query(" AND c.about = @household")).With("@household", changed.Id);
        foreach (var message in await MessagesAsync(Partitions.Registry(changed.Village.Value), query, cancellation))
        {
            await queues.SendAsync(ApplyLetters.Queue, message, cancellation);
        }
    }

    private string Query(string more) => $"SELECT c.state.id, c.state.letterId, c.state.kind FROM c WHERE {Condition}{more}";

    private async Task<IReadOnlyList<LetterMessage>> MessagesAsync(Partition village, DocumentQuery query, CancellationToken cancellation)
    {
        var covered = await store.AllAsync<Covered>(village, query, cancellation).ReadOr(bad => unreadables.LeftOut(village, bad), cancellation).ToListAsync(cancellation);
        var regency = AreaCode.Parse(village.Value).Regency!.Value;
        var messages = new List<LetterMessage>();
        foreach (var under in covered.Where(c => c.Kind == ProposalKind.Assistance && c.LetterId is not null).GroupBy(c => c.LetterId!, StringComparer.Ordinal))
        {
            if (await letters.FindAsync(regency, under.Key, cancellation) is { State.Status: LetterStatus.Applied } letter)
            {
                messages.AddRange(await RowsAsync(letter, village.Value, under, cancellation));
            }
        }

        return messages;
    }

    private async Task<List<LetterMessage>> RowsAsync(LetterDocument letter, string village, IEnumerable<Covered> under, CancellationToken cancellation)
    {
        var rows = new List<LetterMessage>();
        foreach (var (proposal, _, _) in under)
        {
            if (await PageAsync(letter, village, proposal, cancellation) is { } page)
            {
                rows.Add(new LetterMessage(letter.Regency, letter.State.Id, page, page, proposal));
            }
        }

        return rows;
    }

    // Few rows stand with their letter. One of an older letter, whose rows were numbered, is on no page that could be named.
    private async Task<int?> PageAsync(LetterDocument letter, string village, string proposal, CancellationToken cancellation)
    {
        if (letter.Whole is not null)
        {
            return 0;
        }

        var found = await proposals.FindAsync(village, proposal, cancellation);
        return found is not null && RatifiableRows.StepOf(found.State) is { } step
            ? (await store.ReadAsync<RatifiableRowDocument>(Partitions.Ratifications(letter.Regency), RatifiableRowDocument.IdOf(village, proposal, step), cancellation))?.Page
            : null;
    }

    private sealed record Covered(string Id, string? LetterId, ProposalKind Kind);
}
