using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Functions.Dossiers;
using NodaTime;

namespace Dtks.Functions.Tests.Dossiers;

/// <summary>Fifty rows to a message, and none where nothing follows; days by the village's midnights.</summary>
[Trait("rule", "RAT-1")]
public sealed class DossierPagesTests
{
    [Theory]
    [InlineData(1, new[] { 0 })]
    [InlineData(50, new[] { 0 })]
    [InlineData(51, new[] { 0, 50 })]
    [InlineData(100, new[] { 0, 50 })]
    [InlineData(101, new[] { 0, 50, 100 })]
    public void A_page_has_fifty_rows(int rows, int[] from) =>
        Assert.Equal(from, DossierWork.Pages(Dossier(DossierStatus.Endorsed, rows)).Select(m => (int)m.Data["from"]!));

    [Theory]
    [InlineData(DossierStatus.Submitted, "camat", 0)]
    [InlineData(DossierStatus.Endorsed, "camat", 1)]
    [InlineData(DossierStatus.Received, "camat", 1)]
    [InlineData(DossierStatus.Returned, "camat", 1)]
    [InlineData(DossierStatus.Returned, null, 0)]
    public void Messages_go_where_something_follows(DossierStatus status, string? endorsedBy, int messages) =>
        Assert.Equal(messages, DossierWork.Pages(Dossier(status, 1) with { EndorsedBy = endorsedBy }).Count());

    [Theory]
    [InlineData("3201012001", 16, 59, 0)]
    [InlineData("3201012001", 17, 0, 1)]
    [InlineData("9471012001", 14, 59, 0)]
    [InlineData("9471012001", 15, 0, 1)]
    public void A_day_is_over_at_the_villages_midnight(string village, int hour, int minute, int days) =>
        Assert.Equal(days, DossierDays.Since(AreaCode.Parse(village), Instant.FromUtc(2026, 11, 10, 3, 0), new DateTimeOffset(2026, 11, 10, hour, minute, 0, TimeSpan.Zero)));

    private static DossierState Dossier(DossierStatus status, int rows) => new()
    {
        Id = "x",
        Village = AreaCode.Parse("3201012001"),
        Period = "2026-11",
        Subject = DossierSubject.Proposals,
        Deliberation = "m-1",
        Rows = rows,
        Digest = "0",
        Status = status,
        SubmittedBy = "head",
        EndorsedBy = "camat",
        ReceivedBy = "dinas",
        History = [new EventMeta(Instant.FromUtc(2026, 11, 10, 3, 0), Role.RegencyOfficer, "dinas", "dossier.returned", "RAT-1", "2024-05-08/1")],
    };
}
