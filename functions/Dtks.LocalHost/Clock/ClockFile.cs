using System.Globalization;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Clock;

/// <summary>Keeps the clock's offset in the data directory, so that a restart goes on in the same time.</summary>
internal sealed class ClockFile(string path)
{
    /// <summary>The kept offset; zero when none is kept.</summary>
    /// <exception cref="StartupException">The file holds something else.</exception>
    public TimeSpan Read()
    {
        if (!File.Exists(path))
            return TimeSpan.Zero;
        try
        {
            var text = JObject.Parse(File.ReadAllText(path)).Value<string>("offset");
            return TimeSpan.ParseExact(text ?? "", "c", CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException)
        {
            throw new StartupException($"{path} is damaged; delete it to go back to real time, then start again.", e);
        }
    }

    /// <summary>Keeps an offset.</summary>
    public void Write(TimeSpan offset)
        => AtomicFile.Write(path, new JObject { ["offset"] = offset.ToString("c", CultureInfo.InvariantCulture) }.ToString());
}
