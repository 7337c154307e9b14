using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.CardReplacement;

/// <summary>A recap that is handed in, as it came in.</summary>
/// <param name="Round">The round.</param>
public sealed record ReplacementRecapDraft(string Round);

/// <summary>A recap that was handed in.</summary>
/// <param name="Round">The round.</param>
/// <param name="Replacements">How many replacement households it lists.</param>
/// <param name="SubmittedOn">The day.</param>
/// <param name="Villages">Of a district, how many villages' forms it compiles; absent of a village.</param>
public sealed record ReplacementRecapReceipt(string Round, int Replacements, LocalDate SubmittedOn, int? Villages = null);

/// <summary>A district's compiled forms (CRD-8), in its regency.</summary>
public sealed record DistrictReplacementRecapDocument : Document
{
    /// <inheritdoc />
    public override string Type => "districtReplacementRecap";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The district.</summary>
    public required string District { get; init; }

    /// <summary>The round.</summary>
    public required string Round { get; init; }

    /// <summary>How many replacement households each village has, by code.</summary>
    public required IReadOnlyDictionary<string, int> Villages { get; init; }

    /// <summary>The day it was compiled, in the district's zone.</summary>
    public required LocalDate CompiledOn { get; init; }

    /// <summary>The document's id for a district's.</summary>
    public static string IdOf(string round, string district) => $"districtReplacementRecap-{round}-{district}";
}

/// <summary>Takes recaps of replacement households in: a village's from its head, a district's from the TKSK, of which the camat is told (CRD-8). The same again changes nothing.</summary>
public sealed class ReplacementRecapWork(
    DocumentStore store, ReplacementRecap recap, CardRoundRepository rounds, SkrtmRepository today, UnreadableRecords unreadables, ChangeCommit commit, IdempotentAnswers answers)
{
    private const string Rule = "CRD-8";

    /// <summary>The village head hands in the form as it stands.</summary>
    /// <exception cref="ProblemException">400, 422 by docs/design.md.</exception>
    public Task<Answer> SubmitAsync(AreaCode village, ReplacementRecapDraft draft, SkrtmAsked asked, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(village);
        ArgumentNullException.ThrowIfNull(asked);
        var partition = Partitions.Registry(village.Value);
        return answers.OnceAsync(partition, asked.Key, async () =>
        {
            var round = await RoundAsync(draft, cancellation);
            var rows = await recap.RowsAsync(village.Value, round.Id, cancellation);
            if (rows.Count == 0)
            {
                throw new ProblemException(new Problem(422, SkrtmViolations.RecapEmpty, Rule));
            }

            var before = await recap.SubmittedAsync(village.Value, round.Id, cancellation);
            var (policy, now) = today.Today(village);
            var next = new ReplacementRecapDocument
            {
                Id = ReplacementRecapDocument.IdOf(round.Id),
                Village = village.Value,
                Round = round.Id,
                Rows = rows.Count,
                Digest = ReplacementRecap.DigestOf(rows),
                SubmittedOn = TimeZones.DateIn(village, now),
                ETag = before?.ETag,
            };
            if (before?.Digest == next.Digest)
            {
                return Answer.Done(new ReplacementRecapReceipt(round.Id, before.Rows, before.SubmittedOn));
            }

            var answer = Answer.Done(new ReplacementRecapReceipt(round.Id, next.Rows, next.SubmittedOn));
            var told = new ReplacementRecapEventData(village.Value, round.Id, next.Rows, Villages: null, Rule, policy.Id);
            var change = Change(partition, asked.By, ReplacementRecapCodes.Submitted, next.Id, told, $"card-rounds/{round.Id}/villages/{village.Value}/replacement-recap")
                .Save(next).Then(ReplacementPlaces.Entry(village.Value, round.Id));
            await commit.SaveAsync(answers.Keep(change, asked.Key, answer), cancellation);
            return answer;
        }, cancellation);
    }

    /// <summary>The TKSK compiles the forms of a district; every village that has replacement households has handed its own in.</summary>
    /// <exception cref="ProblemException">400, 422 by docs/design.md.</exception>
    public Task<Answer> CompileAsync(AreaCode district, ReplacementRecapDraft draft, SkrtmAsked asked, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(asked);
        var partition = Partitions.Ratifications(district.Regency!.Value);
        return answers.OnceAsync(partition, asked.Key, async () =>
        {
            var round = await RoundAsync(draft, cancellation);
            var (before, villages) = (await CompiledAsync(district, round.Id, cancellation), await VillagesAsync(district, round.Id, cancellation));
            Require(villages);
            var (policy, now) = today.Today(district);
            var counts = villages.ToDictionary(v => v.Village, v => v.Replacements, StringComparer.Ordinal);
            var total = counts.Values.Sum();
            if (before is not null && before.Villages.Count == counts.Count && counts.All(c => before.Villages.TryGetValue(c.Key, out var count) && count == c.Value))
            {
                return Answer.Done(new ReplacementRecapReceipt(round.Id, total, before.CompiledOn, counts.Count));
            }

            var next = new DistrictReplacementRecapDocument
            {
                Id = DistrictReplacementRecapDocument.IdOf(round.Id, district.Value),
                Regency = partition.Value,
                District = district.Value,
                Round = round.Id,
                Villages = counts,
                CompiledOn = TimeZones.DateIn(district, now),
                ETag = before?.ETag,
            };
            var answer = Answer.Done(new ReplacementRecapReceipt(round.Id, total, next.CompiledOn, counts.Count));
            var told = new ReplacementRecapEventData(district.Value, round.Id, total, counts.Count, Rule, policy.Id);
            var change = Change(partition, asked.By, ReplacementRecapCodes.Compiled, next.Id, told, $"card-rounds/{round.Id}/districts/{district.Value}/replacement-recap").Save(next);
            await commit.SaveAsync(answers.Keep(change, asked.Key, answer), cancellation);
            return answer;
        }, cancellation);
    }

    /// <summary>What was compiled of a district last; null where nothing was.</summary>
    public Task<DistrictReplacementRecapDocument?> CompiledAsync(AreaCode district, string round, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(district);
        return store.ReadAsync<DistrictReplacementRecapDocument>(Partitions.Ratifications(district.Regency!.Value), DistrictReplacementRecapDocument.IdOf(round, district.Value), cancellation);
    }

    /// <summary>The villages of a district that have replacement households, by code; a district has some dozens of villages.</summary>
    public async Task<IReadOnlyList<ReplacementPlaceDocument>> VillagesAsync(AreaCode district, string round, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(district);
        var partition = Partitions.Ratifications(district.Regency!.Value);
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'replacementPlace' AND c.round = @round AND STARTSWITH(c.village, @district)").With("@round", round).With("@district", district.Value);
        var (read, _) = await unreadables.ApartAsync(partition, store.AllAsync<ReplacementPlaceDocument>(partition, query, cancellation), ReplacementPlaceDocument.IdStart, cancellation);
        return [.. read.Where(v => v.Replacements > 0).OrderBy(v => v.Village, StringComparer.Ordinal)];
    }

    private async Task<CardRound> RoundAsync(ReplacementRecapDraft draft, CancellationToken cancellation) =>
        (await rounds.KnownAsync(draft.Round, cancellation))?.State ?? throw new ProblemException(Problem.Invalid("/round", "cardRound.unknown", Rule));

    private static void Require(IReadOnlyList<ReplacementPlaceDocument> villages)
    {
        if (villages.Count == 0)
        {
            throw new ProblemException(new Problem(422, SkrtmViolations.RecapEmpty, Rule));
        }

        var missing = villages.Where(v => v.Submitted != v.Replacements).Select(v => v.Village).ToList();
        if (missing.Count > 0)
        {
            throw new ProblemException(new Problem(422, SkrtmViolations.RecapMissing, Rule, new Dictionary<string, string> { ["villages"] = string.Join(", ", missing) }));
        }
    }

    private static ChangeSet Change(Partition partition, Actor by, string code, string target, ReplacementRecapEventData told, string subject) =>
        new ChangeSet(partition, [AuditEntry.Of(by, code, target, told) with { Rule = Rule, Policy = told.Policy }]).Then(OutboxEntry.Event($"dtks.{code}.v1", subject, told));
}
