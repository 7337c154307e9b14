using Dtks.Pages.Serving;

namespace Dtks.Pages.Musdes;

/// <summary>Where a deliberation is, of the API and of the pages.</summary>
internal static class MusdesPaths
{
    /// <summary>A village's deliberations of the API.</summary>
    public static string List(PageVisit visit) => $"/villages/{Uri.EscapeDataString(visit.Parts["village"])}/deliberations";

    /// <summary>A deliberation of the API.</summary>
    public static string Record(PageVisit visit) => $"{List(visit)}/{Uri.EscapeDataString(visit.Parts["id"])}";

    /// <summary>A deliberation's page.</summary>
    public static string Page(PageVisit visit) => $"/musdes/{Uri.EscapeDataString(visit.Parts["village"])}/{Uri.EscapeDataString(visit.Parts["id"])}";

    /// <summary>A deliberation with its version.</summary>
    /// <exception cref="ApiRefusedException">It is not there, or not the reader's.</exception>
    public static async Task<(MusdesRecord Found, string Version)> ReadAsync(PageVisit visit, CancellationToken cancellation)
    {
        var reply = await visit.AskAsync(Record(visit), cancellation);
        return reply.IsDone ? (reply.Read<MusdesRecord>(), reply.ETag ?? string.Empty) : throw new ApiRefusedException(reply);
    }
}
