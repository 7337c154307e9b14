using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Dtks.LocalHost.Tests.Functions;

/// <summary>Notes every invocation, and answers by itself where a header asks for it.</summary>
public sealed class HeaderMiddleware(Ledger ledger, string name) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ledger.Add($"middleware {context.FunctionDefinition.Name}", name);
        var http = context.GetHttpContext();
        if (http?.Request.Headers["X-Stop-At"].ToString() == name)
        {
            http.Response.StatusCode = 418;
            return;
        }

        await next(context);
    }
}
