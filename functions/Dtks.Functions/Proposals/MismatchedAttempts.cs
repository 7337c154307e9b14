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
/// name; and a NIK so many a week, whichever citizen names it. An official, who enters many people's data, is limited for each NIK alone and
/// counted apart, so that no one locks another out of an official's help.
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
        foreach (var counter in Counters(proposed.Family, proposed.Source, by, proposed.Family.Members.Select((m, place) => (m.Nik, place))))
        {
            if (await CountAsync(counter, except: null, cancellation) >= counter.Most)
            {
                throw new ProblemException(Told(counter, proposed));
            }
        }
    }

    /// <summary>Whether the attempts were spent by others before a proposal came to be compared.</summary>
    public async Task<bool> AreSpentAsync(ProposalState proposal, CancellationToken cancellation)
    {
        foreach (var counter in Counters(proposal.Family, proposal.Source, proposal.ProposedBy, proposal.Family.Members.Select((m, place) => (m.Nik, place))))
        {
            if (await CountAsync(counter, proposal.Id, cancellation) >= counter.Most)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Counts a proposal some of whose members mismatched. False when that is more than is allowed: then its answer is not told.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="mismatched">The members, by their places.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> TryCountAsync(ProposalState proposal, IEnumerable<int> mismatched, CancellationToken cancellation)
    {
        var niks = mismatched.Select(place => (proposal.Family.Members[place].Nik, place));
        var within = true;
        foreach (var counter in Counters(proposal.Family, proposal.Source, proposal.ProposedBy, niks).ToList())
        {
            within &= await retry.RetryAsync(() => AddAsync(counter, proposal.Id, cancellation), cancellation);
        }

        return within;
    }

    private IEnumerable<Counter> Counters(Family family, ProposalSource source, string by, IEnumerable<(Nik Nik, int Place)> niks)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var policy = PolicyVersions.At(TimeZones.DateIn(family.Village, now));
        var (day, week) = (AttemptWindows.Day(family.Village, now), AttemptWindows.Week(family.Village, now));
        var isCitizen = source == ProposalSource.Citizen;
        if (isCitizen)
        {
            yield return new Counter(IdOf("caller", by, day), policy.MismatchesPerCallerDay, day.Ends - now, CallerSpent, string.Empty);
        }

        foreach (var (nik, place) in niks)
        {
            var counted = isCitizen ? nik.Value : $"{by}\n{nik.Value}";
            var pointer = string.Create(CultureInfo.InvariantCulture, $"/household/members/{place}/nik");
            yield return new Counter(
                IdOf(isCitizen ? "nik" : "official", counted, week), policy.MismatchesPerNikWeek, week.Ends - now, isCitizen ? NikSpent : OfficialSpent, pointer);
        }
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

    private Problem Told(Counter counter, ProposalSubmitted proposed)
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

    private sealed record Counter(string Id, int Most, Duration Left, string Code, string Pointer);
}
