using Dtks.LocalHost.Discovery;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.LocalHost.Timers;

/// <summary>A function with the schedule it runs by.</summary>
/// <param name="Function">The function.</param>
/// <param name="Schedule">Its schedule.</param>
internal sealed record TimerFunction(FunctionDescriptor Function, TimerSchedule Schedule)
{
    /// <summary>The function's name.</summary>
    public string Name => Function.Name;

    /// <summary>The trigger.</summary>
    public TimerTriggerAttribute Trigger => (TimerTriggerAttribute)Function.Trigger;

    /// <summary>The timer functions among some functions.</summary>
    /// <exception cref="StartupException">A schedule or a parameter is not what it should be.</exception>
    public static IReadOnlyList<TimerFunction> Of(IEnumerable<FunctionDescriptor> functions, Func<string, string?> setting)
    {
        var timers = new List<TimerFunction>();
        foreach (var function in functions)
        {
            if (function.Trigger is not TimerTriggerAttribute trigger)
                continue;
            CheckParameters(function);
            timers.Add(new TimerFunction(function, TimerSchedule.Parse(function.Name, trigger.Schedule, setting)));
        }

        return timers;
    }

    private static void CheckParameters(FunctionDescriptor function)
    {
        foreach (var parameter in function.Method.GetParameters())
        {
            var type = parameter.ParameterType;
            if (type != typeof(TimerInfo) && type != typeof(FunctionContext) && type != typeof(CancellationToken))
            {
                throw new StartupException(
                    $"Function '{function.Name}': parameter '{parameter.Name}' cannot be given; use TimerInfo, FunctionContext or CancellationToken.");
            }
        }
    }
}
