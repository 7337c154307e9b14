using Dtks.Pages;
using Dtks.FunctionApp;
using Dtks.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<RegisteredMiddleware>();
builder.Services.AddDtks(builder.Configuration, PagesAssembly.Of);

// The clients' own words on every call would fill the log; what goes wrong in them is told by who calls. The web server's own words are the addresses of
// requests, in which a caller may have written anything (REG-3).
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning).AddFilter("System.Net.Http.HttpClient", LogLevel.Warning).AddFilter("Polly", LogLevel.Critical);
try
{
    var host = builder.Build();

    // Telemetry that is still to be sent goes out with it.
    await using var end = (IAsyncDisposable)host;
    await host.StartAsync();
    await host.WaitForShutdownAsync();
    return 0;
}
catch (Exception e)
{
    foreach (var line in StartFailure.Lines(e, builder.Configuration))
    {
        await Console.Error.WriteLineAsync(line);
    }

    return 1;
}
