namespace XsollaLogin.Client;

public sealed partial class XsollaLoginApi
{
    // A server that answers at once must not be asked without end.
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromSeconds(1);

    /// <summary>Waits once for the user to open the link in the message, as long as the server does: up to 20 seconds.</summary>
    /// <remarks>
    /// <c>api.getConfirmCode({cancelToken, login, operation_id})</c>: page (EN 2024), "Passwordless authentication". An e-mail address is sent in small
    /// letters, as the SDK does. A handler that gives up sooner than the server, such as one of a resilience pipeline, does not suit this call.
    /// </remarks>
    /// <param name="login">The phone number or e-mail address that the message went to.</param>
    /// <param name="operationId">What <see cref="PhoneGetCodeAsync"/>, <see cref="EmailGetCodeAsync"/> or <see cref="AskAsync"/> returned.</param>
    /// <param name="cancellationToken">Ends the waiting: the <c>cancelToken</c> of the page.</param>
    /// <returns>The code, or the deadline exceeded.</returns>
    /// <exception cref="XsollaLoginException">The server does not wait, such as for too many requests.</exception>
    public async Task<ConfirmCodeOutcome> GetConfirmCodeAsync(string login, string operationId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(login);
        try
        {
            var answer = await _passwordless.GetConfirmCodeAsync(_initial.ProjectId, login.ToLowerInvariant(), operationId, cancellationToken)
                .ConfigureAwait(false);
            return new ConfirmCodeOutcome.Code(answer.Result.Code);
        }
        catch (XsollaLoginException e) when (e.IsCode(ErrorCode.DeadlineExceeded))
        {
            return new ConfirmCodeOutcome.DeadlineExceeded();
        }
    }

    /// <summary>
    /// Waits for the user to open the link in the message, asking again whenever the server's deadline is exceeded, until
    /// <see cref="XsollaLoginOptions.ConfirmCodeLifetime"/> is over.
    /// </summary>
    /// <remarks>Not a call of the page: what Xsolla's reference (get-confirmation-code) tells its caller to do.</remarks>
    /// <param name="login">The phone number or e-mail address that the message went to.</param>
    /// <param name="operationId">What <see cref="PhoneGetCodeAsync"/>, <see cref="EmailGetCodeAsync"/> or <see cref="AskAsync"/> returned.</param>
    /// <param name="cancellationToken">Ends the waiting: the <c>cancelToken</c> of the page.</param>
    /// <returns>The code, or the deadline exceeded: that of the code itself.</returns>
    /// <exception cref="XsollaLoginException">The server does not wait, such as for too many requests.</exception>
    public async Task<ConfirmCodeOutcome> WaitForConfirmCodeAsync(string login, string operationId, CancellationToken cancellationToken = default)
    {
        using var expiry = new CancellationTokenSource(_initial.ConfirmCodeLifetime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        try
        {
            while (true)
            {
                var started = _time.GetTimestamp();
                if (await GetConfirmCodeAsync(login, operationId, either.Token).ConfigureAwait(false) is ConfirmCodeOutcome.Code code)
                {
                    return code;
                }

                if (_time.GetElapsedTime(started) < ShortestPoll)
                {
                    await Task.Delay(ShortestPoll, _time, either.Token).ConfigureAwait(false);
                }

                either.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (expiry.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ConfirmCodeOutcome.DeadlineExceeded();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // With the caller's own token, not the linked one.
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
