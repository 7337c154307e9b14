using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Newtonsoft.Json;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Looks after the appeals against an admission without the assistance asked when its proposal takes a step, or another for its household comes to nothing, or that receives more or stands again (GOV-3): what was granted is done, and what
/// is open and has come about is closed. What is found is of the records themselves; done twice, it is done once.
/// </summary>
public sealed class AwaitedAssistance(DocumentStore store, WithheldAppeals withheld, ProposalRepository proposals, HouseholdRepository households, HouseholdPlaces places) : IDeadlineAction, IFamilyFollower
{
    /// <summary>The kind of its deadline.</summary>
    public const string DeadlineKind = "appeal-assistance";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public async Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        await LookAsync(AreaCode.Parse(deadline.Village), deadline.Target, cancellation);

        // What asked for assistance had a household of its own, wherever that stands.
        if (await proposals.FindAsync(deadline.Village, deadline.Target, cancellation) is { State: { Kind: ProposalKind.Assistance } asked }
            && await households.OfFamilyAsync(asked.Family, cancellation) is { State: var household })
        {
            await LookAsync(household.Village, household.Id, cancellation);
        }
    }

    /// <inheritdoc />
    public Task FollowAsync(HouseholdState changed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return changed.Ended is null && changed.Changes.Any(c => c.Kind == FamilyChangeKind.Reinstatement) ? LookAsync(changed.Village, changed.Id, cancellation) : Task.CompletedTask;
    }

    // A proposal that enters the register becomes the household of its id; that may have moved since (REG-8).
    private async Task LookAsync(AreaCode village, string record, CancellationToken cancellation)
    {
        var way = await places.OfAsync(village, record, cancellation);
        const string About = "SELECT c.status, c.state.id FROM c WHERE c.type = 'appeal' AND c.status IN ('open', 'granted') AND c.state.about.record = 'withheld' AND c.state.about.id = @id";
        var query = new DocumentQuery(About).With("@id", record);
        foreach (var at in way.Places.Select(p => p.Village.Value).Append(village.Value).Distinct())
        {
            var found = await store.AllAsync<Made>(Partitions.Registry(at), query, cancellation).ToListAsync(cancellation);
            await Apart.RunAsync(found.Select(one => (Func<Task>)(() => OneAsync(at, one, way, cancellation))), cancellation);
        }
    }

    private async Task OneAsync(string village, Listed<Made> listed, HouseholdWay way, CancellationToken cancellation)
    {
        if (!listed.TryRead(out var made, out var unreadable))
        {
            throw unreadable.Failure;
        }

        if (made.Status == AppealStatus.Granted)
        {
            await withheld.SettleAsync(village, made.Id, cancellation);
        }
        else if (await households.FindAsync(way.Now.Village.Value, way.Now.Household, cancellation) is { State: { Ended: null } household })
        {
            await withheld.ReachAsync(village, made.Id, household, cancellation);
        }
    }

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record Made(AppealStatus Status, string Id);
}
