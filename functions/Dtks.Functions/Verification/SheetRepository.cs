using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>Loads sheets and their pages, has the domain decide, and turns what it decided into a change.</summary>
public sealed class SheetRepository(DocumentStore store, UnreadableRecords unreadables, CycleRepository cycles, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>A village's sheet, or null when there is none.</summary>
    public Task<SheetDocument?> FindAsync(string village, string period, CancellationToken cancellation) =>
        store.ReadAsync<SheetDocument>(Partitions.Registry(village), SheetDocument.IdOf(period), cancellation);

    /// <summary>All pages of a sheet.</summary>
    /// <exception cref="MisshapenException">One is not of the shape it should have.</exception>
    /// <exception cref="Platform.Protection.UnreadableException">A protected field of one cannot be read.</exception>
    public Task<IReadOnlyList<SheetPageDocument>> PagesAsync(SheetDocument sheet, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return PagesAsync(sheet, Enumerable.Range(1, sheet.FirstLines.Count), cancellation);
    }

    /// <summary>Some pages of a sheet, by their numbers.</summary>
    /// <inheritdoc cref="PagesAsync(SheetDocument, CancellationToken)"/>
    public async Task<IReadOnlyList<SheetPageDocument>> PagesAsync(SheetDocument sheet, IEnumerable<int> numbers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(numbers);
        return [.. (await ReadAsync(sheet, numbers, cancellation)).Select(p => p.Page.TryRead(out var page, out var unreadable) ? page : throw Failure(sheet, p.Number, unreadable))];
    }

    private static Exception Failure(SheetDocument sheet, int number, UnreadableDocument unreadable) =>
        unreadable.Failure is JsonException fault ? new MisshapenException(Partitions.Registry(sheet.Village), SheetPageDocument.IdOf(sheet.Period, number), fault) : unreadable.Failure;

    /// <summary>Some pages of a sheet as far as they can be read, and the numbers of those that cannot be, which are told.</summary>
    public async Task<SheetPages> LookAsync(SheetDocument sheet, IEnumerable<int> numbers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var (read, bad) = (new List<SheetPageDocument>(), new List<int>());
        foreach (var (number, looked) in await ReadAsync(sheet, numbers, cancellation))
        {
            if (looked.TryRead(out var page, out var unreadable))
            {
                read.Add(page);
            }
            else
            {
                unreadables.LeftOut(Partitions.Registry(sheet.Village), unreadable);
                bad.Add(number);
            }
        }

        return new SheetPages(read, bad);
    }

    /// <summary>The pages of a sheet on which lines of one household stand, also where others cannot be read, which are told.</summary>
    /// <exception cref="Exception">One of them cannot be read, or may be one of them.</exception>
    public async Task<IReadOnlyList<SheetPageDocument>> PagesOfAsync(SheetDocument sheet, string household, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var looked = await LookAsync(sheet, Enumerable.Range(1, sheet.FirstLines.Count), cancellation);
        var own = looked.Read.Where(p => p.Lines.Any(l => l.Household == household)).ToList();
        var isOther = looked.Unreadable.Count == 0 || (own.Count == 0
            ? (await LinesOfAsync(sheet, household, cancellation)).Count == 0
            : !sheet.Together(own.Select(p => p.Page)).Intersect(looked.Unreadable).Any());
        return isOther ? own : await PagesAsync(sheet, looked.Unreadable, cancellation);
    }

    /// <summary>The lines of one household on a sheet without the decisions' own words, by one request for the pages' ids: the store picks them out, and nobody's name is read or opened.</summary>
    /// <exception cref="Exception">A page cannot be read: whether it has some of them is not known.</exception>
    public async Task<IReadOnlyList<SheetLine>> LinesOfAsync(SheetDocument sheet, string household, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        if (sheet.FirstLines.Count == 0)
        {
            return [];
        }

        var (partition, lines) = (Partitions.Registry(sheet.Village), new List<SheetLine>());
        var pages = Enumerable.Range(1, sheet.FirstLines.Count).Select(number => SheetPageDocument.IdOf(sheet.Period, number));
        var query = DocumentQuery.OfIds("c.id, ARRAY(SELECT VALUE l FROM l IN c.lines WHERE l.household = @household) AS lines", pages).With("@household", household);
        await foreach (var page in store.AllAsync<PickedLines>(partition, query, cancellation).ReadOr(bad => throw bad.Failure, cancellation))
        {
            lines.AddRange(page.Lines.Select(line => line.ToLine()));
        }

        return lines;
    }

    // One by itself, more in one request, whatever there are of them.
    private async Task<IReadOnlyList<(int Number, Listed<SheetPageDocument> Page)>> ReadAsync(SheetDocument sheet, IEnumerable<int> numbers, CancellationToken cancellation)
    {
        var (partition, asked) = (Partitions.Registry(sheet.Village), numbers.Distinct().ToDictionary(number => SheetPageDocument.IdOf(sheet.Period, number), StringComparer.Ordinal));
        var found = new Dictionary<string, Listed<SheetPageDocument>>(StringComparer.Ordinal);
        if (asked.Count == 1)
        {
            var id = asked.Keys.Single();
            found.Add(id, await store.LookAsync<SheetPageDocument>(partition, id, cancellation) ?? throw Lacking(sheet, asked[id]));
        }
        else if (asked.Count > 1)
        {
            await foreach (var page in store.AllAsync<SheetPageDocument>(partition, DocumentQuery.OfIds("*", asked.Keys), cancellation))
            {
                found.Add(page.TryRead(out var read, out var unreadable) ? read.Id : unreadable.Id, page);
            }
        }

        return [.. asked.OrderBy(a => a.Value).Select(a => (a.Value, found.TryGetValue(a.Key, out var page) ? page : throw Lacking(sheet, a.Value)))];
    }

    private static InvalidOperationException Lacking(SheetDocument sheet, int page) => new($"{sheet.Id} of {sheet.Village} lacks its page {page}.");

    /// <summary>The sheet as the domain knows it, with the lines of some pages.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="pages">The pages.</param>
    public SheetState StateOf(SheetDocument sheet, SheetPages pages)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(pages);
        return StateOf(sheet) with
        {
            Lines = [.. pages.Read.SelectMany(p => p.Lines)],
            Adults = [.. pages.Read.SelectMany(p => p.AdultsBeside())],
            Unreadable = pages.Unreadable.Select(sheet.LinesOf).SelectMany(l => Enumerable.Range(l.First, l.Last - l.First + 1)).ToHashSet(),
        };
    }

    /// <summary>The sheet without its lines, for what they do not matter to.</summary>
    public SheetState StateOf(SheetDocument sheet) => new()
    {
        Village = AreaCode.Parse(sheet.Village),
        Period = CyclePeriod.Parse(sheet.Period),
        Status = sheet.Stage switch
        {
            SheetStage.Finalised => SheetStatus.Finalised,
            SheetStage.Closed => SheetStatus.Closed,
            _ => SheetStatus.Open,
        },
        ClosesOn = Instant.FromDateTimeOffset(sheet.ClosesOn),
        OpenUntil = sheet.OpenUntil is { } until ? Instant.FromDateTimeOffset(until) : null,
        Missed = LineRanges.Read(sheet.Missed),
        IsEndorsed = sheet.Dossier?.IsEndorsed() == true,
        Lines = [],
        Whole = sheet.Tally,
        Lapsed = sheet.Lapsed?.Count ?? 0,
        FinalisedBy = sheet.FinalisedBy,
        LetterId = sheet.LetterId,
        History = sheet.History,
    };

    /// <summary>The policy that a sheet's decisions go by: the one its month was opened under, whatever holds today.</summary>
    /// <exception cref="InvalidOperationException">The month has no marker, or names a version that is no more known.</exception>
    public async Task<PolicyVersion> PolicyAsync(SheetDocument sheet, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return policies.Named(sheet.Policy ?? (await cycles.FindAsync(sheet.Period, cancellation))?.Policy ?? throw new InvalidOperationException($"{sheet.Id} of {sheet.Village} stands in a month that was never opened."));
    }

    /// <summary>What the domain decides, under the policy of the sheet's month.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="state">The same as the domain knows it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">400, 409 or 422, when it refuses.</exception>
    public async Task<IReadOnlyList<SheetEvent>> DecideAsync(SheetCommand command, SheetDocument sheet, SheetState state, CancellationToken cancellation) =>
        Accepted.Events(SheetDecider.Decide(command, state, await PolicyAsync(sheet, cancellation), Instant.FromDateTimeOffset(clock.GetUtcNow())));

    /// <summary>A change of a sheet: its head at the next version, the audit entry, the CloudEvent, and the news for its regency's
    /// progress.</summary>
    /// <param name="after">The head as it is to be, at the version it was read at.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="lines">The lines meant, for the audit entry; null for the whole sheet.</param>
    public (ChangeSet Change, SheetDocument Sheet) Change(SheetDocument after, SheetEvent happened, string? lines = null)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(happened);
        var next = after with { Version = after.Version + 1 };
        var change = new ChangeSet(Partitions.Registry(next.Village), [AuditEntry.Of(happened.Meta, happened, next.Id, lines)]).Save(next);
        return (change.Then(FollowUps(next, happened)), next);
    }

    /// <summary>Adds to a change of the village's partition what becomes of a sheet by it.</summary>
    /// <param name="change">The change.</param>
    /// <param name="after">The head as it is to be, at the version it was read at.</param>
    /// <param name="happened">What happened to the sheet itself; null where what it says of others alone changed.</param>
    public static void Beside(ChangeSet change, SheetDocument after, SheetEvent? happened)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(after);
        var next = after with { Version = after.Version + 1 };
        change.Save(next).Then(FollowUps(next, happened));
        if (happened is not null)
        {
            change.Audit(AuditEntry.Of(happened.Meta, happened, next.Id));
        }
    }

    private static IEnumerable<OutboxEntry> FollowUps(SheetDocument next, SheetEvent? happened)
    {
        if (happened is { Meta: var meta })
        {
            var data = new SheetEventData(next.Period, next.Village, next.Stage, next.Tally, meta.Rule, meta.Policy, next.OpenUntil);
            yield return OutboxEntry.Event($"dtks.{meta.Code}.v1", $"cycles/{next.Period}/villages/{next.Village}", data);
        }

        yield return OutboxEntry.Projection(ProgressProjection.ProjectionName, ProgressOf(next));
    }

    /// <summary>How far a sheet has come.</summary>
    public static VillageProgress ProgressOf(SheetDocument sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var stage = sheet.Stage switch
        {
            SheetStage.Finalised => VillageStage.Finalised,
            SheetStage.Closed => VillageStage.Closed,
            _ => VillageStage.Open,
        };
        return new VillageProgress(sheet.Period, sheet.Village, sheet.Version, stage, sheet.Tally.Unverified, sheet.Tally.Eligible, sheet.Tally.Ineligible, Said(sheet.Dossier?.IsEndorsed()), Said(sheet.Dossier?.Status == DossierStatus.Ratified), sheet.Lapsed?.Count ?? 0);

        static bool? Said(bool? holds) => holds == true ? true : null;
    }
}
