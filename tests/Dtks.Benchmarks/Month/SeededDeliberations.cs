using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Benchmarks.Month;

/// <summary>Concluded deliberations that a month's dossiers may name, written straight into the store: their documents and uploads are no part of what is measured.</summary>
internal static class SeededDeliberations
{
    /// <summary>The id of each.</summary>
    public const string Id = "00000000000000000000000000000001";

    private const int AtOnce = 8;

    // The first day of the month, from which on it may be held (VER-3).
    private static readonly LocalDate HeldOn = new(2026, 12, 1);

    /// <summary>One in each village.</summary>
    public static Task WriteAsync(DocumentStore store, IReadOnlyList<string> villages) => Parallel.ForEachAsync(villages, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (village, stop) =>
    {
        var state = new DeliberationState
        {
            Id = Id,
            Village = AreaCode.Parse(village),
            Kind = DeliberationKind.Regular,
            HeldOn = HeldOn,
            Place = "Balai Desa",
            Attendees = [],
            Status = DeliberationStatus.Concluded,
            ConcludedBy = "benchmark",
            History = [],
        };
        var document = new DeliberationDocument { Id = DeliberationDocument.IdOf(Id), Village = village, Status = state.Status, CreatedOn = MonthSeed.Opening, State = state };
        await store.TryCreateAsync(Partitions.Registry(village), document, stop);
    });
}
