using System.Globalization;
using Dtks.Functions.Audit;
using Dtks.LocalHost.Startup;
using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.LocalHost.CommandLine;

/// <summary>Holds the audit trails of an area, or of a month, against their seals, and names the first break (REG-3).</summary>
internal static class VerifyAuditCommand
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    /// <summary>Runs the command.</summary>
    /// <param name="options">Where the account is.</param>
    /// <param name="place">An area's code, or a month.</param>
    /// <param name="from">The hour to begin with; null for the first seals.</param>
    /// <param name="output">Where the finding goes.</param>
    /// <param name="progress">Where it is told how far it has come, every two seconds.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>0 when nothing is wrong, 1 when something is.</returns>
    /// <exception cref="UsageException">It does not say where, or there is no such place or hour.</exception>
    /// <exception cref="StartupException">The account could not be read.</exception>
    public static async Task<int> RunAsync(
        LocalHostOptions options, string place, string? from, TextWriter output, TextWriter progress, CancellationToken cancellationToken)
    {
        if (from is not null && !AuditDocument.IsHour(from))
            throw new UsageException($"--from '{from}' is no hour; write one such as 2026-11-26T08 (UTC). / --from '{from}' bukan jam; tulis misalnya 2026-11-26T08 (UTC).");
        await using var services = AccountServices.Of(options, "verify-audit");
        try
        {
            var trails = await services.GetRequiredService<AreaTrails>().OfAsync(place, cancellationToken)
                ?? throw new UsageException(
                    $"'{place}' is no place with an audit trail; write an area's code (2, 4, 6 or 10 digits), ID, or a month such as 2026-11. / "
                    + $"'{place}' bukan tempat yang punya jejak audit; tulis kode wilayah (2, 4, 6, atau 10 angka), ID, atau bulan seperti 2026-11.");
            return await VerifyAsync(services.GetRequiredService<AuditVerification>(), trails, from, output, progress, cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or UsageException))
        {
            throw new StartupException(
                $"The trail could not be read ({e.Message.Split('\n')[0].Trim()}); check --cosmos, --storage and the key in Cosmos__Key, then run it again: nothing was changed. / "
                + "Jejak tidak dapat dibaca; periksa --cosmos, --storage, dan kunci di Cosmos__Key, lalu ulangi: tidak ada yang diubah.", e)
            {
                ExitCode = HostCommandLine.CouldNotRead,
            };
        }
    }

    private static async Task<int> VerifyAsync(
        AuditVerification verification, IReadOnlyList<Partition> trails, string? from, TextWriter output, TextWriter progress, CancellationToken cancellationToken)
    {
        var (done, seals, entries, unsealed) = (0, 0, 0, 0);
        var told = TimeProvider.System.GetTimestamp();
        foreach (var trail in trails)
        {
            var next = from;
            do
            {
                var found = await verification.VerifyAsync(trail, next, cancellationToken);
                (seals, entries, unsealed, next) = (seals + found.Seals, entries + found.Entries, unsealed + found.Unsealed, found.Next);
                if (found.FirstBreak is { } broken)
                {
                    await output.WriteLineAsync($"Broken: {trail.Container.Name} {trail.Value}, hour {broken.Hour}: {Name(broken.Kind)}{(broken.Entry is null ? string.Empty : $" {broken.Entry}")}");
                    return 1;
                }

                if (TimeProvider.System.GetElapsedTime(told) >= Quiet)
                {
                    await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{done} of {trails.Count} trails, {seals} seals, {entries} entries …"));
                    told = TimeProvider.System.GetTimestamp();
                }
            }
            while (next is not null);

            done++;
        }

        if (from is not null && seals == 0)
            throw new UsageException(
                $"There is no seal of {from} or later here: nothing was looked at. Leave --from out, or name an earlier hour. / "
                + $"Di sini tidak ada segel sejak {from}: belum ada yang diperiksa. Hilangkan --from, atau sebutkan jam yang lebih awal.");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Intact: {trails.Count} trails, {seals} seals, {entries} entries; {unsealed} entries wait for their seal"));
        return 0;
    }

    private static string Name(SealBreakKind kind) => Domain.Kernel.WireName.Of(kind);
}
