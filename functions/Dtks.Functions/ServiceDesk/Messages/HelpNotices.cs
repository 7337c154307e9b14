using Dtks.Domain.Notices;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Notices;
using Dtks.Functions.ServiceDesk.Applications;
using NodaTime.Text;

namespace Dtks.Functions.ServiceDesk.Messages;

/// <summary>What applicants are told of their application goes to the phone number they gave (SVC-4, SVC-5, SVC-6, SVC-9). The village's offices do not see it: what help somebody asks for is not theirs to know.</summary>
public sealed class HelpNotices(HelpApplications applications) : INoticeSource
{
    /// <summary>The kind of applications for help.</summary>
    public const string RecordKind = "helpApplication";

    /// <inheritdoc />
    public string Kind => RecordKind;

    /// <inheritdoc />
    public bool IsForVillage => false;

    /// <inheritdoc />
    public async Task<NoticeFacts?> FindAsync(NoticeInput wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return await applications.FindAsync(wanted.Village[..4], wanted.Id, cancellation) is { State: var state }
            ? new NoticeFacts(wanted.Code, state.Applicant.Phone, [], [.. ArgumentsOf(state)]) { Remark = RemarkOf(wanted.Code, state) }
            : null;
    }

    // By the code, for a later step may have come meanwhile.
    private static string? RemarkOf(string code, HelpApplicationState state) => code switch
    {
        ToldApplicants.NotPoor => state.Answer?.Note,
        ToldApplicants.Deferred => state.Deferrals.LastOrDefault(),
        ToldApplicants.Declined => state.EndReason,
        _ => null,
    };

    private static IEnumerable<NoticeArgument> ArgumentsOf(HelpApplicationState state)
    {
        yield return new NoticeArgument("trackingCode", state.TrackingCode);
        if (state.VillageDueOn is { } by)
        {
            yield return new NoticeArgument("by", LocalDatePattern.Iso.Format(by));
        }

        if (state.Answer?.Skm is { } skm)
        {
            yield return new NoticeArgument("until", LocalDatePattern.Iso.Format(skm.ValidUntil));
        }

        if (state.Recommendation is { } letter)
        {
            yield return new NoticeArgument("giver", letter.Giver);
        }
    }
}
