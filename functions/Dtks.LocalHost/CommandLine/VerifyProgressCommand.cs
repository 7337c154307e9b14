using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Functions.Registry;
using Dtks.Functions.Verification;
using Dtks.LocalHost.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.LocalHost.CommandLine;

/// <summary>Recounts a month's progress from its sheets, village by village, and says where what is shown differs (VER-1).</summary>
internal static class VerifyProgressCommand
{
    private const int MostTold = 20;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    /// <summary>Runs the command.</summary>
    /// <param name="options">Where the account is.</param>
    /// <param name="period">The month.</param>
    /// <param name="repairs">Whether what differs is set right.</param>
    /// <param name="output">Where the finding goes.</param>
    /// <param name="progress">Where it is told how far it has come, every two seconds.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>0 when all is equal, or was set right; 1 when something differs.</returns>
    /// <exception cref="UsageException">It does not say where, or there is no such month.</exception>
    /// <exception cref="StartupException">The account could not be read.</exception>
    public static async Task<int> RunAsync(LocalHostOptions options, string period, bool repairs, TextWriter output, TextWriter progress, CancellationToken cancellationToken)
    {
        if (!CyclePeriod.TryParse(period, out _))
            throw new UsageException($"'{period}' is no month; write one such as 2026-11. / '{period}' bukan bulan; tulis misalnya 2026-11.");
        await using var services = AccountServices.Of(options, "verify-progress");
        try
        {
            var run = await services.GetRequiredService<CycleRepository>().FindAsync(period, cancellationToken)
                ?? throw new UsageException($"The month {period} was never opened here. Name one that was. / Bulan {period} tidak pernah dibuka di sini. Sebutkan bulan yang sudah dibuka.");
            return await VerifyAsync(services, run, repairs, output, progress, cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or UsageException))
        {
            throw new StartupException(
                $"The month could not be recounted ({e.Message.Split('\n')[0].Trim()}); check --cosmos, --storage and the key in Cosmos__Key, then run it again. / "
                + "Bulan tidak dapat dihitung ulang; periksa --cosmos, --storage, dan kunci di Cosmos__Key, lalu ulangi.", e)
            {
                ExitCode = HostCommandLine.CouldNotRead,
            };
        }
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, CycleDocument run, bool repairs, TextWriter output, TextWriter progress, CancellationToken cancellationToken)
    {
        var recount = services.GetRequiredService<ProgressRecount>();
        var period = run.Period;
        var (read, unreadable) = await services.GetRequiredService<CycleProgress>().RegenciesAsync(period, cancellationToken);
        var listed = await services.GetRequiredService<RecipientVillages>().RegenciesAsync(run.OpenedOn, cancellationToken);
        var counted = read.Select(r => r.Regency).Concat(unreadable).Concat(listed).ToHashSet(StringComparer.Ordinal);
        var regencies = services.GetRequiredService<AreaDirectory>().Regencies().Union(counted, StringComparer.Ordinal).Where(counted.Contains).ToList();
        var (done, villages, sheets, lines, repaired) = (0, 0, 0, 0L, 0);
        var differences = new List<ProgressDifference>();
        await using var told = new Timer(_ => progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} of {regencies.Count} regencies, {villages} villages looked at …")), null, Quiet, Quiet);
        foreach (var regency in regencies)
        {
            var found = await recount.OfAsync(period, regency, () => Interlocked.Increment(ref villages), cancellationToken);
            if (repairs && found.Differences.Count > 0)
            {
                await recount.RepairAsync(period, found, cancellationToken);
                var before = found.Differences.Count;
                found = await recount.OfAsync(period, regency, () => { }, cancellationToken);
                repaired += Math.Max(0, before - found.Differences.Count);
            }

            differences.AddRange(found.Differences);
            (done, sheets, lines) = (done + 1, sheets + found.Sheets.Count, lines + found.Sheets.Sum(s => (long)s.Unverified + s.Eligible + s.Ineligible));
        }

        await TellAsync(output, $"{period}: {regencies.Count} regencies, {villages} villages, {sheets} sheets, {lines} lines{(repairs ? $"; {repaired} differences set right" : string.Empty)}", differences);
        return differences.Count == 0 ? 0 : 1;
    }

    private static async Task TellAsync(TextWriter output, string whole, List<ProgressDifference> differences)
    {
        foreach (var d in differences.Take(MostTold))
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Different: {d.Area} {d.Code}: counted {d.Counted}, recounted {d.Recounted}"));
        if (differences.Count > MostTold)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"… and {differences.Count - MostTold} more"));
        await output.WriteLineAsync(differences.Count == 0 ? $"Equal: {whole}" : $"{differences.Count} differences: {whole}");
    }
}
