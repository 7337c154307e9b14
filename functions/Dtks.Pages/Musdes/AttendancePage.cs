using Dtks.Domain.Kernel;
using Dtks.Pages.Records;
using Dtks.Pages.Serving;
using Dtks.Platform.InProcess;
using Dtks.Platform.Json;

namespace Dtks.Pages.Musdes;

/// <summary>/musdes/{village}/{id}/hadir: who was present, corrected until the conclusion (MUS-3).</summary>
public sealed class AttendancePage : IPage
{
    /// <inheritdoc />
    public string Route => "musdes/{village}/{id}/hadir";

    /// <inheritdoc />
    public IReadOnlyList<Role> For => [Role.VillageOfficer];

    /// <inheritdoc />
    public async Task<PageAnswer> ShowAsync(PageVisit visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (found, version) = await MusdesPaths.ReadAsync(visit, cancellation);
        return found.IsOpen ? Page(visit, new AttendanceModel(MusdesPaths.Page(visit), AttendeeRows.Of(found.Attendees), version, AttendeeRows.MarksOf(found.Attendees)), 200) : ClosedPage.Of(visit, "musdes.attend", found);
    }

    /// <inheritdoc />
    public async Task<PageAnswer> SubmitAsync(PageVisit visit, PageForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(form);
        var typed = AttendeeRows.Typed(form);
        var reply = await visit.SendAsync(new ApiCall("PUT", $"{MusdesPaths.Record(visit)}/attendees") { Body = JsonText.Write(AttendeeRows.Sent(typed)), Version = form["versi"] is { Length: > 0 } version ? version : null }, cancellation);
        if (reply.IsDone)
        {
            return PageAnswer.GoTo(MusdesPaths.Page(visit));
        }

        var refused = AttendeeRows.Refused(typed, reply, string.Empty);
        var shown = new AttendanceModel(MusdesPaths.Page(visit), refused, form["versi"], form["semula"]) { Faults = FormFaults.Of(reply, [.. refused.Faults.Keys]) };
        return reply.Status == 412 ? await OvertakenAsync(visit, shown, typed, cancellation) : Page(visit, shown, reply.Status);
    }

    // Another officer was first: what they recorded is shown with what was typed, and then both are sent.
    private static async Task<PageAnswer> OvertakenAsync(PageVisit visit, AttendanceModel shown, IReadOnlyList<MusdesAttendee> typed, CancellationToken cancellation)
    {
        var (found, version) = await MusdesPaths.ReadAsync(visit, cancellation);
        var (rows, added, removed) = AttendeeRows.Joined(typed, shown.Seen, found.Attendees);
        return Page(visit, shown with { Rows = rows, Version = version, Seen = AttendeeRows.MarksOf(found.Attendees), Added = added, Removed = removed }, 412);
    }

    private static PageAnswer Page(PageVisit visit, AttendanceModel model, int status) => PageAnswer.Page<Attendance, AttendanceModel>(visit.Words["musdes.attend"], model, status);
}

/// <summary>Who was present, to be corrected.</summary>
/// <param name="Back">The deliberation's page.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Version">The version that was looked at.</param>
/// <param name="Seen">The marks of the rows that stood in it.</param>
public sealed record AttendanceModel(string Back, AttendeeRows Rows, string Version, string Seen)
{
    /// <summary>What is wrong with all of it.</summary>
    public FormFaults Faults { get; init; } = FormFaults.None;

    /// <summary>Whom another officer recorded meanwhile: they are among the rows.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Whom another officer took out meanwhile: they are among the rows as well, as they were typed.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];
}
