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
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Limits guessing at the population register (PRO-5, REG-3): attempts that mismatched are counted. A citizen has so many a day, whomever they
/// name, and so many a week for each NIK; an official, who enters many people's data, the latter alone. Nobody's wrong guesses keep another out.
/// What all citizens guessed at one NIK in a week is counted too: after so many, none is told any more which field differs, and whose data matches
/// goes on as before. A counter that cannot be read is told and begun anew: it must lock nobody out.
/// </summary>
public sealed class MismatchedAttempts(DocumentStore store, UnreadableRecords unreadables, KeyedHash hash, AreaDirectory areas, OptimisticRetry retry, PolicyVersions policies, TimeProvider clock)
{
    private const string CallerSpent = "attempts.caller";
    private const string NikSpent = "attempts.nik";
    private const string OfficialSpent = "attempts.official";
    private const string ChangeSpent = "attempts.change";

    /// <summary>Refuses what comes in while its attempts are spent.</summary>
    /// <exception cref="ProblemException">429, until when and to whom to turn.</exception>
    public async Task RefuseSpentAsync(ComparedPeople people, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(people);
        foreach (var counter in Own(people, people.Numbers))
        {
            if (await CountAsync(counter, except: null, cancellation) >= counter.Most)
            {
                throw new ProblemException(Told(counter, people.Village));
            }
        }
    }

    /// <summary>
    /// Whether there is a NIK this week whose attempts an official has spent: one look in place of one for each person that they bring. A mark from before a counter is full says so, and none
    /// is ever taken away; where it is missing, matching still looks at each.
    /// </summary>
    /// <param name="official">The official's subject.</param>
    /// <param name="village">Whose week it is.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> HasSpentAsync(string official, AreaCode village, CancellationToken cancellation)
    {
        var mark = MarkOf(official, AttemptWindows.Week(village, Instant.FromDateTimeOffset(clock.GetUtcNow())));
        return await store.LookAsync<AttemptsDocument>(Partitions.Identities(mark), mark, cancellation) is not null;
    }

    /// <summary>Whether the attempts of who said it were spent before it came to be compared.</summary>
    public async Task<bool> AreSpentAsync(ComparedPeople people, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(people);
        foreach (var counter in Own(people, people.Numbers))
        {
            if (await CountAsync(counter, people.Attempt, cancellation) >= counter.Most)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Counts an attempt some of whose people mismatched. False when that is more than who made it is allowed, or than is told of one NIK to all
    /// citizens together: then its answer is not told.
    /// </summary>
    /// <param name="people">The attempt.</param>
    /// <param name="mismatched">The people, by their places.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> TryCountAsync(ComparedPeople people, IEnumerable<int> mismatched, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(people);
        var numbers = mismatched.Select(place => people.Numbers[place]).ToList();
        foreach (var counter in Own(people, numbers).Concat(Shared(people, numbers)))
        {
            // What one refuses is told nothing, and takes no place in the next.
            if (!await retry.RetryAsync(() => AddAsync(counter, people.Attempt, cancellation), cancellation))
            {
                return false;
            }
        }

        return true;
    }

    // Those that only one's own attempts fill: by these they are refused.
    private IEnumerable<OwnCounter> Own(ComparedPeople people, IEnumerable<(Nik Nik, string Pointer)> numbers)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var policy = policies.At(TimeZones.DateIn(people.Village, now));
        var (day, week) = (AttemptWindows.Day(people.Village, now), AttemptWindows.Week(people.Village, now));
        var isCitizen = people.Source == ProposalSource.Citizen;
        if (isCitizen)
        {
            yield return new OwnCounter(IdOf("caller", people.By, day), policy.MismatchesPerCallerDay, day.Ends - now, CallerSpent, string.Empty, Mark: null);
        }

        foreach (var (nik, pointer) in numbers)
        {
            yield return new OwnCounter(
                IdOf(isCitizen ? "citizen" : "official", $"{people.By}\n{nik.Value}", week),
                policy.MismatchesPerNikWeek,
                week.Ends - now,
                isCitizen ? NikSpent : people.IsChange ? ChangeSpent : OfficialSpent,
                pointer,
                isCitizen ? null : MarkOf(people.By, week));
        }
    }

    // That of all citizens on a NIK: nobody is refused by it.
    private IEnumerable<Counter> Shared(ComparedPeople people, IEnumerable<(Nik Nik, string Pointer)> numbers)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var week = AttemptWindows.Week(people.Village, now);
        var most = policies.At(TimeZones.DateIn(people.Village, now)).MismatchesPerNikWeek;
        return people.Source == ProposalSource.Citizen
            ? numbers.Select(n => new Counter(IdOf("nik", n.Nik.Value, week), most))
            : [];
    }

    private string MarkOf(string official, AttemptWindow week) => IdOf("officialSpent", official, week);

    private string IdOf(string kind, string counted, AttemptWindow window) =>
        $"attempts-{hash.Of("attempts", $"{kind}\n{counted}\n{window.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}")}";

    private async Task<int> CountAsync(Counter counter, string? except, CancellationToken cancellation)
    {
        var (found, _) = await FindAsync(counter, cancellation);
        return found?.Proposals.Count(p => p != except) ?? 0;
    }

    private async Task<bool> AddAsync(Counter counter, string attempt, CancellationToken cancellation)
    {
        var partition = Partitions.Identities(counter.Id);
        var (found, etag) = await FindAsync(counter, cancellation);
        var counted = found?.Proposals ?? [];
        if (counted.Contains(attempt))
        {
            return true;
        }

        if (counted.Count >= counter.Most)
        {
            return false;
        }

        if (counter is OwnCounter { Mark: { } mark } && counted.Count + 1 >= counter.Most)
        {
            // Whoever finds none may rely on it, so it comes first.
            await store.TryCreateAsync(Partitions.Identities(mark), new AttemptsDocument { Id = mark, TimeToLive = AttemptsDocument.KeptSeconds, Proposals = [] }, cancellation);
        }

        var next = (found ?? new AttemptsDocument { Id = counter.Id, TimeToLive = AttemptsDocument.KeptSeconds, Proposals = [] }) with { Proposals = [.. counted, attempt], ETag = etag };
        return await store.TrySaveAsync(partition, next, cancellation) ? true : throw new StaleException();
    }

    private Task<(AttemptsDocument? Known, string? ETag)> FindAsync(Counter counter, CancellationToken cancellation) =>
        store.KnownOrAnewAsync<AttemptsDocument>(Partitions.Identities(counter.Id), counter.Id, unreadables, cancellation);

    private Problem Told(OwnCounter counter, AreaCode village)
    {
        var office = counter.Code == OfficialSpent ? village.Regency! : village;
        var args = new Dictionary<string, string>
        {
            ["max"] = counter.Most.ToString(CultureInfo.InvariantCulture),
            ["office"] = areas.Find(office.Value)?.Name ?? office.Value,
        };
        return new Problem(429, counter.Code, "PRO-5", args, [new ProblemError(counter.Pointer, counter.Code, "PRO-5", args)], counter.Left.ToTimeSpan());
    }

    private record Counter(string Id, int Most);

    // One that refuses: how long yet, with which code, and of which member; and what marks that one of many is full.
    private sealed record OwnCounter(string Id, int Most, Duration Left, string Code, string Pointer, string? Mark) : Counter(Id, Most);
}
