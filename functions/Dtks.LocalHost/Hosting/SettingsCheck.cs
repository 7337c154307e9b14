using Dtks.LocalHost.Startup;
using Dtks.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dtks.LocalHost.Hosting;

/// <summary>Validates the settings before anything is made with them.</summary>
internal static class SettingsCheck
{
    /// <summary>Validates what the application has registered.</summary>
    /// <exception cref="StartupException">Something is missing or wrong: one line for each.</exception>
    public static void Check(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (Exception e) when (SettingsFaults.Of(e) is { Count: > 0 } faults)
        {
            throw new StartupException(string.Join('\n', faults), e);
        }
    }
}
