using Dtks.Domain.Households;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;

namespace Dtks.Functions.FamilyChanges;

/// <summary>The notes of who is on the way to a village (REG-8).</summary>
public sealed class Arrivals(DocumentStore store, HouseholdRepository households)
{
    /// <summary>The note of a household: of the change that is named, else of the family, else of the one of it who is on the way; null for none.</summary>
    /// <param name="village">The village they come to.</param>
    /// <param name="household">The household they come from.</param>
    /// <param name="change">The change; null where none is named.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">404 for what is no id; 409 where several are on the way and none is named.</exception>
    public async Task<ArrivalDocument?> FindAsync(string village, string household, string? change, CancellationToken cancellation)
    {
        if (!PathId.IsId(household) || (change is not null && !PathId.IsId(change)))
        {
            throw new ProblemException(Problem.NotFound);
        }

        return (change is null ? null : await ReadAsync(village, ArrivalDocument.IdOf(household, change), cancellation))
            ?? await ReadAsync(village, ArrivalDocument.IdOf(household), cancellation)
            ?? (change is null ? await OnlyAsync(village, household, cancellation) : null);
    }

    /// <summary>Where some of a household of another village, and not all of it, were taken in last, and the change by which they were; null where none were, or they left again with the last of it.</summary>
    /// <param name="village">The village that they came to.</param>
    /// <param name="household">The household that they came from.</param>
    /// <param name="change">The change; null where none is named.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(HouseholdState There, AppliedChange Change)?> CameAsync(string village, string household, string? change, CancellationToken cancellation)
    {
        bool Is(AppliedChange c) => c is { Kind: not FamilyChangeKind.Move, Came: not null, Other: { } other } && other.Household == household && other.Village.Value != village && (change is null || c.Id == change);
        var query = new DocumentQuery($"SELECT VALUE c.id FROM c WHERE c.type = '{HouseholdDocument.TypeName}' AND EXISTS(SELECT VALUE x FROM x IN c.state.changes WHERE x.other.household = @from)").With("@from", household);
        (HouseholdState, AppliedChange)? last = null;
        await foreach (var id in store.TextsAsync(Partitions.Registry(village), query, cancellation))
        {
            if (await households.FindAsync(village, id[HouseholdDocument.IdOf(string.Empty).Length..], cancellation) is { State: var there } && there.GoneFor() is null
                && there.Changes.LastOrDefault(Is) is { } came && (last is not var (_, other) || came.At > other.At))
            {
                last = (there, came);
            }
        }

        return last;
    }

    /// <summary>Forgets one that the village has taken note of.</summary>
    public Task ForgetAsync(ArrivalDocument note, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(note);
        return store.TryDeleteAsync(Partitions.Registry(note.Village), note.Id, note.ETag!, cancellation);
    }

    private async Task<ArrivalDocument?> OnlyAsync(string village, string household, CancellationToken cancellation)
    {
        // A household's changes alone: after its id and a hyphen.
        var start = ArrivalDocument.IdOf(household, string.Empty);
        var query = new DocumentQuery($"SELECT VALUE c.id FROM c WHERE c.type = '{ArrivalDocument.TypeName}' AND c.id > @after AND c.id < @before")
            .With("@after", start).With("@before", start + "~");
        var ids = new List<string>();
        await foreach (var id in store.TextsAsync(Partitions.Registry(village), query, cancellation))
        {
            ids.Add(id);
        }

        return ids.Count switch
        {
            0 => null,
            1 => await ReadAsync(village, ids[0], cancellation),
            _ => throw new ProblemException(Several(ids.ConvertAll(id => id[start.Length..]))),
        };
    }

    private static Problem Several(IReadOnlyList<string> changes)
    {
        var args = new Dictionary<string, string> { ["changes"] = string.Join(", ", changes) };
        return new Problem(409, FamilyChangeViolations.WhichArrival, "REG-8", args, [new ProblemError("/change", FamilyChangeViolations.WhichArrival, "REG-8", args)]);
    }

    private Task<ArrivalDocument?> ReadAsync(string village, string id, CancellationToken cancellation) => store.ReadAsync<ArrivalDocument>(Partitions.Registry(village), id, cancellation);
}
