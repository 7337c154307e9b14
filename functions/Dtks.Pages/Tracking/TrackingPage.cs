using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;

namespace Dtks.Pages.Tracking;

/// <summary>
/// /lacak: where a proposal (PRO-6, GOV-3) or an application for help (SVC-5, SVC-9) stands, for whoever types its code. The code is sent in the form and stands in no address (REG-3).
/// </summary>
public sealed class TrackingPage : IPage
{
    private const int LongestCode = 60;

    /// <inheritdoc />
    public string Route => "lacak";

    /// <inheritdoc />
    public bool IsHarmless => true;

    /// <inheritdoc />
    public Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return Task.FromResult(Answer(visit, new TrackingModel(string.Empty, Wrong: null, Found: null), 200));
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var code = form["kode"];
        if (code.Length is 0 or > LongestCode || code.Any(char.IsControl))
        {
            return Answer(visit, new TrackingModel(string.Empty, visit.Words["tracking.missing"], Found: null), 400);
        }

        var reply = await FindAsync(visit, Uri.EscapeDataString(code), cancellation);
        return reply switch
        {
            { IsDone: true } => Answer(visit, new TrackingModel(code, Wrong: null, reply.Read<TrackedStanding>()), 200),
            { Status: 404 or 400 or 429 } => Answer(visit, new TrackingModel(code, reply.Read<ApiProblem>().Detail, Found: null), reply.Status),
            _ => throw new ApiRefusedException(reply),
        };
    }

    // Both kinds of codes are written alike; of one that neither knows the proposals' answer is told.
    private static async Task<ApiReply> FindAsync(PageVisit visit, string code, CancellationToken cancellation)
    {
        var proposal = await visit.AskAsync($"/tracking/{code}", cancellation);
        if (proposal.Status != 404 || proposal.Read<ApiProblem>().Code != "tracking.codeUnknown")
        {
            return proposal;
        }

        var help = await visit.AskAsync($"/desk/tracking/{code}", cancellation);
        return help.Status == 404 ? proposal : help;
    }

    private static PageAnswer Answer(PageVisit visit, TrackingModel model, int status) => PageAnswer.Page<Tracking, TrackingModel>(visit.Words["tracking.title"], model, status);
}
