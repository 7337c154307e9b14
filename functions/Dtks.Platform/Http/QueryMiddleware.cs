using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Dtks.Platform.Http;

/// <summary>Refuses a request with a query parameter that its function does not know, or with one twice: before anything is read or done.</summary>
internal sealed class QueryMiddleware(QueryRules rules, Api api) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && await api.RefusalAsync(() => CheckAsync(context.FunctionDefinition.Name, http.Request.Query)) is { } refusal)
        {
            await refusal.ExecuteResultAsync(new ActionContext { HttpContext = http });
            return;
        }

        await next(context);
    }

    private Task CheckAsync(string function, IQueryCollection query)
    {
        // What nothing serves is told as such, whatever is asked with it; of a page others add to the address what they count by.
        if (query.Count == 0 || function == nameof(UnknownPath) || rules.TakesAny(function))
        {
            return Task.CompletedTask;
        }

        var known = rules.Of(function);
        var errors = query.Where(asked => asked.Value.Count > 1 || !known.Contains(asked.Key, StringComparer.Ordinal)).Select(asked => ErrorOf(asked.Key, known)).ToList();
        return errors.Count == 0 ? Task.CompletedTask : throw new ProblemException(new Problem(400, errors[0].Code, Args: errors[0].Args, Errors: errors));
    }

    private static ProblemError ErrorOf(string name, IReadOnlyList<string> known) =>
        known.Contains(name, StringComparer.Ordinal) ? new ProblemError($"/{name}", "query.twice")
        : known.Count == 0 ? new ProblemError($"/{name}", "query.none")
        : new ProblemError($"/{name}", "query.unknown", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", known) });
}
