using DurableTask.Core;

namespace Dtks.Benchmarks.Durable;

/// <summary>What a regency's orchestration is asked for.</summary>
/// <param name="Period">The month.</param>
/// <param name="Regency">The regency.</param>
internal sealed record RegencyInput(string Period, string Regency);

/// <summary>A month opened as Durable Task would have it: the nation asks for its regencies and begins an orchestration for each.</summary>
internal sealed class NationOrchestration : TaskOrchestration<int, string>
{
    /// <inheritdoc />
    public override async Task<int> RunTask(OrchestrationContext context, string input)
    {
        var regencies = await context.ScheduleTask<string[]>(typeof(ListRegencies), input);
        var opened = await Task.WhenAll(regencies.Select(regency => context.CreateSubOrchestrationInstance<int>(typeof(RegencyOrchestration), new RegencyInput(input, regency))));
        return opened.Sum();
    }
}

/// <summary>A regency asks for its villages and has an activity for each, or for each group of them.</summary>
internal sealed class RegencyOrchestration : TaskOrchestration<int, RegencyInput>
{
    /// <inheritdoc />
    public override async Task<int> RunTask(OrchestrationContext context, RegencyInput input)
    {
        var messages = await context.ScheduleTask<string[]>(typeof(ListVillages), input);
        var opened = await Task.WhenAll(messages.Select(message => context.ScheduleTask<int>(typeof(OpenVillages), message)));
        return opened.Sum();
    }
}
