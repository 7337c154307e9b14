using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using NodaTime;

namespace Dtks.Functions.CardReplacement;

/// <summary>Loads SKRTM, and turns what was decided of one into a change.</summary>
public sealed class SkrtmRepository(DocumentStore store, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>One, or null when there is none.</summary>
    public async Task<SkrtmDocument?> FindAsync(string village, string skrtm, CancellationToken cancellation) =>
        PathId.IsId(skrtm) ? await store.ReadAsync<SkrtmDocument>(Partitions.Registry(village), SkrtmDocument.IdOf(skrtm), cancellation) : null;

    /// <summary>Those of a household to which a card is to be made: both have signed.</summary>
    public async Task<IReadOnlyList<string>> SignedAsync(string village, string household, CancellationToken cancellation)
    {
        var query = new DocumentQuery($"SELECT VALUE c.id FROM c WHERE c.type = '{SkrtmDocument.TypeName}' AND c.status = 'counterSigned' AND c.state.household = @household").With("@household", household);
        var ids = await store.TextsAsync(Partitions.Registry(village), query, cancellation).ToListAsync(cancellation);
        return [.. ids.Select(id => id[SkrtmDocument.IdOf(string.Empty).Length..]).Order(StringComparer.Ordinal)];
    }

    /// <summary>The policy of today in a village, and now.</summary>
    public (PolicyVersion Policy, Instant Now) Today(AreaCode village)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return (policies.At(TimeZones.DateIn(village, now)), now);
    }

    /// <summary>The change that a decision makes, with what follows from it; and the letter after it.</summary>
    public static (ChangeSet Change, SkrtmState State) Change(SkrtmDocument? before, SkrtmEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var state = SkrtmDecider.Evolve(before?.State, happened);
        var change = new ChangeSet(Partitions.Registry(state.Village.Value), [AuditEntry.Of(happened.Meta, happened, SkrtmDocument.IdOf(state.Id))]);
        return (Saved(change, before, state, happened), state);
    }

    /// <summary>The same, as part of another change in the village.</summary>
    public static SkrtmState AddTo(ChangeSet change, SkrtmDocument? before, SkrtmEvent happened)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(happened);
        var state = SkrtmDecider.Evolve(before?.State, happened);
        Saved(change.Audit(AuditEntry.Of(happened.Meta, happened, SkrtmDocument.IdOf(state.Id))), before, state, happened);
        return state;
    }

    private static ChangeSet Saved(ChangeSet change, SkrtmDocument? before, SkrtmState state, SkrtmEvent happened)
    {
        var (village, meta, status) = (state.Village.Value, happened.Meta, state.Status());
        var document = before is null
            ? new SkrtmDocument { Id = SkrtmDocument.IdOf(state.Id), Village = village, Status = status, State = state }
            : before with { Status = status, State = state };
        change.Save(document)
            .Then(OutboxEntry.Event(
                $"dtks.{meta.Code}.v1", $"skrtm/{village}/{state.Id}",
                new SkrtmEventData(state.Id, village, state.Round, state.Deliberation, state.Card, state.Household, status, state.MadeCard, meta.Rule, meta.Policy)))
            .Then(OutboxEntry.Projection(SkrtmPlaces.ProjectionName, SkrtmPlace.Of(state)));
        if (happened is SkrtmCounterSigned)
        {
            change.Then(OutboxEntry.Message(MakeReplacementCards.Queue, new ReplacementCardMessage(village, state.Household)));
        }

        return change;
    }
}
