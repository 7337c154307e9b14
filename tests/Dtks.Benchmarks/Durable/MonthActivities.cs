using System.Text;
using Dtks.Functions.Registry;
using Dtks.Functions.Verification;
using Dtks.Platform.Json;
using DurableTask.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Benchmarks.Durable;

/// <summary>The regencies that have recipients, as the month's opening asks for them.</summary>
internal sealed class ListRegencies(IServiceProvider services) : AsyncTaskActivity<string, string[]>
{
    /// <inheritdoc />
    protected override async Task<string[]> ExecuteAsync(TaskContext context, string input)
    {
        var run = await services.GetRequiredService<CycleRepository>().OpenedAsync(input, CancellationToken.None);
        return [.. await services.GetRequiredService<RecipientVillages>().RegenciesAsync(run!.OpenedOn, CancellationToken.None)];
    }
}

/// <summary>What our queue function of a regency asks of the database, and the messages it would send: returned instead of sent.</summary>
/// <param name="services">The host's services.</param>
/// <param name="isGrouped">Whether a message has the villages of a group, as ours has; else one.</param>
internal sealed class ListVillages(IServiceProvider services, bool isGrouped) : AsyncTaskActivity<RegencyInput, string[]>
{
    /// <inheritdoc />
    protected override async Task<string[]> ExecuteAsync(TaskContext context, RegencyInput input)
    {
        var progress = services.GetRequiredService<CycleProgress>();
        var run = await services.GetRequiredService<CycleRepository>().OpenedAsync(input.Period, CancellationToken.None);
        var villages = await services.GetRequiredService<RecipientVillages>().OfAsync(input.Regency, run!.OpenedOn, CancellationToken.None);
        await progress.ExpectAsync(input.Period, input.Regency, villages, CancellationToken.None);
        var (counted, _) = await progress.VillagesAsync(input.Period, input.Regency, CancellationToken.None);
        var (nothing, _) = await progress.NothingAsync(input.Period, input.Regency, CancellationToken.None);
        var left = villages.Except(counted.Select(v => v.Village).Concat(nothing), StringComparer.Ordinal).ToList();
        var groups = isGrouped ? services.GetRequiredService<VillageGroups>().Of(input.Regency, left) : left.Select(village => (IReadOnlyList<string>)[village]);
        return [.. groups.Select(group => JsonText.Write(new CycleVillageMessage(input.Period, group[0], CycleAction.Open, More: group.Count == 1 ? null : [.. group.Skip(1)])))];
    }
}

/// <summary>Opens the villages of a message by the very function that works it from our queue.</summary>
internal sealed class OpenVillages(IServiceProvider services) : AsyncTaskActivity<string, int>
{
    private readonly RunCycleVillages _function = ActivatorUtilities.CreateInstance<RunCycleVillages>(services);

    /// <inheritdoc />
    protected override async Task<int> ExecuteAsync(TaskContext context, string input)
    {
        await _function.RunAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(input)), CancellationToken.None);
        return 1;
    }
}
