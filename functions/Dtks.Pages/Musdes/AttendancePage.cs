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
        return Page(visit, AttendeeRows.Of(found.Attendees), version, FormFaults.None, 200);
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

        var rows = AttendeeRows.Refused(typed, reply, string.Empty);
        return Page(visit, rows, form["versi"], FormFaults.Of(reply, [.. rows.Faults.Keys]), reply.Status);
    }

    private static PageAnswer Page(PageVisit visit, AttendeeRows rows, string version, FormFaults faults, int status) =>
        PageAnswer.Page<Attendance, AttendanceModel>(visit.Words["musdes.attend"], new AttendanceModel(MusdesPaths.Page(visit), rows, version, faults), status);
}

/// <summary>Who was present, to be corrected.</summary>
/// <param name="Back">The deliberation's page.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Version">The version that was looked at.</param>
/// <param name="Faults">What is wrong with all of it.</param>
public sealed record AttendanceModel(string Back, AttendeeRows Rows, string Version, FormFaults Faults);
