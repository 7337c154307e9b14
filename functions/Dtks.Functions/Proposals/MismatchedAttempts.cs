using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Limits guessing at the population register (PRO-5, REG-3): attempts that mismatched are counted. A citizen has so many a day, whomever they
/// name, and so many a week for each NIK; an official, who enters many people's data, the latter alone. Nobody's wrong guesses keep another out.
/// What all citizens guessed at one NIK in a week is counted too: after so many, none is told any more which field differs, and whose data matches
/// goes on as before.
/// </summary>
public sealed class MismatchedAttempts(DocumentStore store, KeyedHash hash, AreaDirectory areas, OptimisticRetry retry, TimeProvider clock)
{
    private const string CallerSpent = "attempts.caller";
    private const string NikSpent = "attempts.nik";
    private const string OfficialSpent = "attempts.official";

    /// <summary>Refuses what is proposed while its attempts are spent.</summary>
    /// <exception cref="ProblemException">429, until when and to whom to turn.</exception>
    public async Task RefuseSpentAsync(ProposalSubmitted proposed, CancellationToken cancellation)
    {
        var by = proposed.Meta.Subject;
        foreach (var counter in Own(proposed.Family, proposed.Source, by, proposed.Family.Members.Select((m, place) => (m.Nik, place))))
        {
            if (await CountAsync(counter, except: null, cancellation) >= counter.Most)
            {
                throw new ProblemException(Told(counter, proposed));
            }
        }
    }

    /// <summary>Whether the proposer's attempts were spent before a proposal came to be compared.</summary>
    public async Task<bool> AreSpentAsync(ProposalState proposal, CancellationToken cancellation)
    {
        foreach (var counter in Own(proposal.Family, proposal.Source, proposal.ProposedBy, proposal.Family.Members.Select((m, place) => (m.Nik, place))))
        {
            if (await CountAsync(counter, proposal.Id, cancellation) >= counter.Most)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Counts a proposal some of whose members mismatched. False when that is more than its proposer is allowed, or than is told of one NIK to all
    /// citizens together: then its answer is not told.
    /// </summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="mismatched">The members, by their places.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> TryCountAsync(ProposalState proposal, IEnumerable<int> mismatched, CancellationToken cancellation)
    {
        var niks = mismatched.Select(place => (proposal.Family.Members[place].Nik, place)).ToList();
        foreach (var counter in Own(proposal.Family, proposal.Source, proposal.ProposedBy, niks).Concat(Shared(proposal, niks)))
        {
            // What one refuses is told nothing, and takes no place in the next.
            if (!await retry.RetryAsync(() => AddAsync(counter, proposal.Id, cancellation), cancellation))
            {
                return false;
            }
        }

        return true;
    }

    // Those that only the proposer's own attempts fill: by these they are refused.
    private IEnumerable<OwnCounter> Own(Family family, ProposalSource source, string by, IEnumerable<(Nik Nik, int Place)> niks)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var policy = PolicyVersions.At(TimeZones.DateIn(family.Village, now));
        var (day, week) = (AttemptWindows.Day(family.Village, now), AttemptWindows.Week(family.Village, now));
        var isCitizen = source == ProposalSource.Citizen;
        if (isCitizen)
        {
            yield return new OwnCounter(IdOf("caller", by, day), policy.MismatchesPerCallerDay, day.Ends - now, CallerSpent, string.Empty);
        }

        foreach (var (nik, place) in niks)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"/household/members/{place}/nik");
            yield return new OwnCounter(
                IdOf(isCitizen ? "citizen" : "official", $"{by}\n{nik.Value}", week),
                policy.MismatchesPerNikWeek,
                week.Ends - now,
                isCitizen ? NikSpent : OfficialSpent,
                pointer);
        }
    }

    // That of all citizens on a NIK: nobody is refused by it.
    private IEnumerable<Counter> Shared(ProposalState proposal, IEnumerable<(Nik Nik, int Place)> niks)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var (village, week) = (proposal.Family.Village, AttemptWindows.Week(proposal.Family.Village, now));
        var most = PolicyVersions.At(TimeZones.DateIn(village, now)).MismatchesPerNikWeek;
        return proposal.Source == ProposalSource.Citizen
            ? niks.Select(n => new Counter(IdOf("nik", n.Nik.Value, week), most))
            : [];
    }

    private string IdOf(string kind, string counted, AttemptWindow window) =>
        $"attempts-{hash.Of("attempts", $"{kind}\n{counted}\n{window.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}")}";

    private async Task<int> CountAsync(Counter counter, string? except, CancellationToken cancellation)
    {
        var found = await store.ReadAsync<AttemptsDocument>(Partitions.Identities(counter.Id), counter.Id, cancellation);
        return found?.Proposals.Count(p => p != except) ?? 0;
    }

    private async Task<bool> AddAsync(Counter counter, string proposal, CancellationToken cancellation)
    {
        var partition = Partitions.Identities(counter.Id);
        var found = await store.ReadAsync<AttemptsDocument>(partition, counter.Id, cancellation);
        var counted = found?.Proposals ?? [];
        if (counted.Contains(proposal))
        {
            return true;
        }

        if (counted.Count >= counter.Most)
        {
            return false;
        }

        var next = (found ?? new AttemptsDocument { Id = counter.Id, TimeToLive = AttemptsDocument.KeptSeconds, Proposals = [] }) with { Proposals = [.. counted, proposal] };
        return (found is null ? await store.TryCreateAsync(partition, next, cancellation) : await store.TryReplaceAsync(partition, next, cancellation))
            ? true
            : throw new StaleException();
    }

    private Problem Told(OwnCounter counter, ProposalSubmitted proposed)
    {
        var village = proposed.Family.Village;
        var office = counter.Code == OfficialSpent ? village.Regency! : village;
        var args = new Dictionary<string, string>
        {
            ["max"] = counter.Most.ToString(CultureInfo.InvariantCulture),
            ["office"] = areas.Find(office.Value)?.Name ?? office.Value,
        };
        return new Problem(429, counter.Code, "PRO-5", args, [new ProblemError(counter.Pointer, counter.Code, "PRO-5", args)], counter.Left.ToTimeSpan());
    }

    private record Counter(string Id, int Most);

    // One that refuses: how long yet, with which code, and of which member.
    private sealed record OwnCounter(string Id, int Most, Duration Left, string Code, string Pointer) : Counter(Id, Most);
}
