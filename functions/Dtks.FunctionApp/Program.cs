using Dtks.FunctionApp;
using Dtks.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<RegisteredMiddleware>();
builder.Services.AddDtks(builder.Configuration);
builder.Build().Run();
