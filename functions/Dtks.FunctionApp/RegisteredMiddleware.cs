using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.FunctionApp;

/// <summary>
/// Runs every middleware that is registered as <see cref="IFunctionsWorkerMiddleware"/>, in order: as Dtks.LocalHost does.
/// </summary>
internal sealed class RegisteredMiddleware : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var pipeline = next;
        foreach (var middleware in context.InstanceServices.GetServices<IFunctionsWorkerMiddleware>().Reverse())
        {
            var inner = pipeline;
            pipeline = c => middleware.Invoke(c, inner);
        }

        return pipeline(context);
    }
}
