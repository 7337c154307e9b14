using Dtks.FunctionApp;
using Dtks.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<RegisteredMiddleware>();
builder.Services.AddDtks(builder.Configuration);
builder.Services.AddApplicationInsightsTelemetryWorkerService();
builder.Services.ConfigureFunctionsApplicationInsights();

// Application Insights' own provider starts at Warning; what is sent is decided by the logging settings, as everywhere else.
builder.Services.Configure<LoggerFilterOptions>(options =>
{
    const string provider = "Microsoft.Extensions.Logging.ApplicationInsights.ApplicationInsightsLoggerProvider";
    if (options.Rules.FirstOrDefault(r => r.ProviderName == provider) is { } rule)
        options.Rules.Remove(rule);
});

builder.Build().Run();
