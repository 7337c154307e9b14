using Dtks.Domain.Areas;
using Dtks.Domain.Imports;
using Dtks.Domain.Policies;
using Dtks.Domain.ServiceDesk.Poverty;
using Dtks.Functions.Imports;
using Dtks.Platform.Changes;
using Dtks.Platform.Messaging;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>Files of villages' poverty data (SVC-3): each row a person, entered in the regency's database. The same file again changes nothing.</summary>
public sealed class PovertyFiles(PovertyEntering entering, PolicyVersions policies, TimeProvider clock) : IImportKind
{
    /// <summary>The name of the kind.</summary>
    public const string KindName = "poverty-data";

    // A part's persons are saved in one batch; what is put together here stays in one part.
    private const int Together = 2;

    /// <inheritdoc />
    public string? Name => KindName;

    /// <inheritdoc />
    public ImportTable Table => PovertyColumns.Table;

    /// <inheritdoc />
    public IReadOnlyList<string> OfResults => PovertyColumns.OfResults;

    /// <inheritdoc />
    public bool IsWorkedOnce => false;

    /// <summary>No: each part says what its village's data are of.</summary>
    public bool IsAhead => false;

    /// <summary>What an import of a village's data is for.</summary>
    public static ImportPurpose PurposeOf(PovertySource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(KindName, "SVC-3", Source: source.Source, AsOf: source.AsOf, IsPartial: source.IsPartial);
    }

    /// <summary>What the data of an import are.</summary>
    /// <exception cref="MessageException">It is none of poverty data.</exception>
    public static PovertySource SourceOf(ImportDocument import)
    {
        ArgumentNullException.ThrowIfNull(import);
        return import.State.Purpose is { Kind: KindName, Source: { } source, AsOf: { } asOf } purpose
            ? new PovertySource(AreaCode.Parse(import.Village), source, asOf, purpose.IsPartial == true)
            : throw new MessageException($"the import {import.State.Id} is of no poverty data");
    }

    /// <inheritdoc />
    public IReadOnlyList<ImportProblem> Problems(IReadOnlyList<ImportRow> rows) => [];

    /// <inheritdoc />
    public IReadOnlyList<IReadOnlyList<ImportRow>> Groups(IReadOnlyList<ImportRow> rows) => [.. PovertyRow.Marked(rows).Chunk(Together)];

    /// <inheritdoc />
    public async Task<DecidedPart> DecideAsync(ImportDocument import, ImportRowsDocument rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(rows);
        var source = SourceOf(import);
        var today = TimeZones.DateIn(source.Village, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var read = rows.Read().SelectMany(group => group).Select(row => new PovertyRow(row, source.Village, today)).ToList();
        var results = await entering.EnterAsync(source, (import.State.Id, import.State.By, policies.At(today).Id), read, cancellation);
        return new DecidedPart(_ => results);
    }

    /// <summary>Once every row has its result, the data take the older ones' place, unless more files follow.</summary>
    public IEnumerable<OutboxEntry> FollowUps(ImportDocument before, ImportState after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return after.Worked == after.Rows && before.State.Worked < after.Rows && after.Purpose?.IsPartial != true
            ? [OutboxEntry.Message(ReplacePovertyData.Queue, new PovertyDataMessage(before.Village, after.Id))]
            : [];
    }
}
